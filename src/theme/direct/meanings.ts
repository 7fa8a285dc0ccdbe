/** What a name stands for at a place of a template. */
export type Meaning =
  | { readonly kind: 'value'; readonly code: string }
  | { readonly kind: 'loop'; readonly index: string; readonly length: string }
  | { readonly kind: 'macro'; readonly code: string }
  /** It depends on what was printed before, or is not known. */
  | { readonly kind: 'unsure' };

export const unsure: Meaning = { kind: 'unsure' };

/** The names that a place of a template knows. */
export interface Scope {
  /** Those that nothing but the same file sees: of loops, of a macro's arguments, of its own imports. */
  readonly locals: Map<string, Meaning>;
  /** Imported names, which the blocks, the includes and the extended template of a page see too. */
  readonly context: Map<string, Meaning>;
  /** What names that nothing defines stand for: variables of the page; null in a macro, which has none. */
  readonly view: string | null;
  /** True within a loop: names that it gives are seen by includes too, which ours would not. */
  readonly isLoop: boolean;
}

/** The names at the beginning of a file whose includer knows those of `context`. */
export function fileScope(context: Map<string, Meaning>): Scope {
  return { locals: new Map(), context, view: 'view', isLoop: false };
}

/** What a name stands for. `globals` are the names that the engine itself gives. */
export function meaningOf(name: string, { locals, context, view }: Scope, globals: ReadonlySet<string>): Meaning {
  const known = locals.get(name) ?? context.get(name);
  if (known !== undefined) return known;
  return view === null || globals.has(name) ? unsure : { kind: 'value', code: `${view}.${name}` };
}

/** The names within a loop. */
export function loopScope(scope: Scope, names: ReadonlyMap<string, Meaning>): Scope {
  return { ...scope, locals: new Map([...scope.locals, ...names]), isLoop: true };
}

/** Lets a part be written that may be left out: names that it defines are unsure behind it. */
export function maybe(scope: Scope, write: (scope: Scope) => void): void {
  const within = { ...scope, locals: new Map(scope.locals), context: new Map(scope.context) };
  write(within);
  for (const key of ['locals', 'context'] as const) {
    for (const [name, meaning] of within[key]) if (scope[key].get(name) !== meaning) scope[key].set(name, unsure);
  }
}
