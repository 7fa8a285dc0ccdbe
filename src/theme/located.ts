import nunjucks from 'nunjucks';
import { nearest } from '../problems/nearest.ts';
import { callFault, missingFault, type TemplateText } from './call-faults.ts';
import { gatherFault, TemplateFault } from './template-fault.ts';

/**
 * Compiles a template now, to what `codeOf` gives, and lets each error of its code say where in which file it happened.
 * Nunjucks itself names the template that was to be printed, with the line of the one that it extends or includes, and a
 * compile error of an include comes when its page is printed already. Throws TemplateFault where the template cannot be
 * compiled.
 */
export function locate(template: nunjucks.Template, name: string, codeOf: () => string): void {
  try {
    template.tmplProps = new Function(codeOf())();
    template.compile();
  } catch (error) {
    throw faultOf(name, error);
  }
  locateCode(template, name);
}

/** Does the same for a template that was compiled already. */
export function locateCode(template: nunjucks.Template, name: string): void {
  const text = { name, source: template.tmplStr };
  const runtime = runtimeOf(text);
  // Whoever runs the code, it has its own runtime: a block is run by the template that it is a part of in the end.
  const within =
    (code: nunjucks.PrintingCode): nunjucks.PrintingCode =>
    (environment, context, frame, _callers, done) =>
      code(environment, context, frame, runtime, (error, printed) => {
        const isOther = error !== null && !(error instanceof TemplateFault);
        done(isOther ? (callFault(text, 0, error) ?? missingFault(text, error)) : error, printed);
      });
  template.rootRenderFunc = within(template.rootRenderFunc);
  for (const [block, code] of Object.entries(template.blocks)) template.blocks[block] = within(code);
}

/** A name that was looked up and not found, and what was there instead. */
interface Miss {
  readonly key: unknown;
  readonly among: object;
}

function runtimeOf(text: TemplateText): nunjucks.TemplateRuntime {
  const { name, source } = text;
  const { runtime } = nunjucks;
  let miss: Miss | null = null;
  return {
    ...runtime,
    memberLookup(object, key) {
      const value = runtime.memberLookup(object, key);
      if (value === undefined && typeof object === 'object' && object !== null) miss = { key, among: object };
      return value;
    },
    contextOrFrameLookup(context, frame, key) {
      const value = runtime.contextOrFrameLookup(context, frame, key);
      if (value === undefined) miss = { key, among: context.getVariables() };
      return value;
    },
    ensureDefined(value, line, column) {
      if (value !== undefined && value !== null) return value;
      const place = { file: name, line: line + 1, column: column + 1 };
      const missed = value === null ? null : miss;
      gatherFault(new TemplateFault(place, emptyReason(expressionAt(source, line, column), missed)));
      miss = null;
      return '';
    },
    handleError(error, line, column) {
      if (error instanceof TemplateFault) return error;
      const place = { file: name, line: (line ?? 0) + 1, column: (column ?? 0) + 1 };
      return callFault(text, line ?? 0, error) ?? new TemplateFault(place, messageOf(error), error);
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why an expression has nothing to print. The last name that was missed need not be this expression's. */
function emptyReason(expression: string, miss: Miss | null): string {
  const what = `"${expression}" has no value`;
  if (miss === null || !expression.includes(String(miss.key))) {
    return `${what}: ask for it first, as in {% if … %}, or correct the name.`;
  }
  const key = String(miss.key);
  const meant = nearest(key, Object.keys(miss.among));
  return `${what}, as nothing here is named "${key}": ${meant === null ? 'correct the name, or ask for it first, as in {% if … %}.' : `did you mean "${meant}"?`}`;
}

/** The expression of the output that begins at a place of a template, line and column from 0. */
function expressionAt(source: string, line: number, column: number): string {
  const [first = '', ...rest] = source.split('\n').slice(line);
  const from = [first.slice(column), ...rest].join('\n');
  return (/^\{\{-?\s*(.*?)\s*-?\}\}/s.exec(from)?.[1] ?? from.slice(0, 40)).replaceAll(/\s+/g, ' ');
}

/** The fault of an error that Nunjucks threw while it read a template: it knows the line, mostly. */
export function faultOf(name: string, error: unknown): TemplateFault {
  const at = (key: 'lineno' | 'colno'): number => {
    const value: unknown = error instanceof Error ? Reflect.get(error, key) : null;
    return typeof value === 'number' && value > 0 ? value : 1;
  };
  const reason = error instanceof Error ? error.message : String(error);
  return new TemplateFault(
    { file: name, line: at('lineno'), column: at('colno') },
    `${reason}: mend the template here.`,
  );
}
