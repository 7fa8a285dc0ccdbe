/** The alerts of GitHub. */
export const alertKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type AlertKind = (typeof alertKinds)[number];

/** What a container with a name is. */
export type ContainerKind = AlertKind | 'details' | 'code-group';

/** Names that other generators have for the same. */
const kinds: ReadonlyMap<string, ContainerKind> = new Map([
  ...alertKinds.map((kind) => [kind, kind] as const),
  ['info', 'note'],
  ['seealso', 'note'],
  ['hint', 'tip'],
  ['success', 'tip'],
  ['attention', 'warning'],
  ['danger', 'caution'],
  ['error', 'caution'],
  ['details', 'details'],
  ['spoiler', 'details'],
  ['code-group', 'code-group'],
]);

/** The names that our own documentation has. */
export const containerNames: readonly string[] = [...alertKinds, 'details', 'code-group'];

/** What a container is by its name, in any case; null where there is none of it. */
export function containerKind(name: string): ContainerKind | null {
  return kinds.get(name.toLowerCase()) ?? null;
}
