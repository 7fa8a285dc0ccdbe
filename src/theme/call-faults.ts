import { FunctionError } from './extension.ts';
import { TemplateFault } from './template-fault.ts';

/** A template by its name, with its text. */
export interface TemplateText {
  readonly name: string;
  readonly source: string;
}

/**
 * The fault of a function of the site's own configuration, or of a filter that there is not, at the place that calls it, from
 * a line on (from 0); null for any other error. Nunjucks knows of neither where it is called.
 */
export function callFault(template: TemplateText, line: number, error: unknown): TemplateFault | null {
  const failed = failedFunction(error);
  if (failed !== null) return faultAt(template, callOf(failed), line, failed.message, error);
  const missing = error instanceof Error ? /^filter not found: (\w+)$/.exec(error.message)?.[1] : undefined;
  if (missing === undefined) return null;
  const call = callOf({ kind: 'filter', called: missing });
  return faultAt(template, call, line, `there is no filter "${missing}": correct its name, or add it.`, error);
}

/**
 * The fault of a template that asked for one that is missing, the one error that Nunjucks passes on without a place. Names
 * that a theme's templates write out were looked for before: there it is one that is computed.
 */
export function missingFault(template: TemplateText, error: Error): TemplateFault {
  const name = /^template not found: (.*)$/s.exec(error.message)?.[1] ?? '';
  if (name !== '' && new RegExp(`["']${quoted(name)}["']`).test(template.source)) {
    const reason = `there is no template "${name}": create it in _includes/, or name another.`;
    return faultAt(template, `["']${quoted(name)}["']`, 0, reason, error);
  }
  const computed = String.raw`\{%-?\s*(?:extends|include|import|from)\s+[^"'\s]`;
  const reason = `${error.message}: create it, or correct the name that is computed here.`;
  return faultAt(template, computed, 0, reason, error);
}

/** The function that an error comes from; whoever passed it on may have put it into others. */
function failedFunction(error: unknown): FunctionError | null {
  if (error instanceof FunctionError) return error;
  if (!(error instanceof Error)) return null;
  return failedFunction(Reflect.get(error, 'originalError')) ?? failedFunction(error.cause);
}

/** What a call of a function looks like in a template. */
function callOf({ kind, called }: Pick<FunctionError, 'kind' | 'called'>): string {
  const before = { filter: String.raw`\|\s*`, shortcode: String.raw`\{%-?\s*`, global: String.raw`\b` }[kind];
  return String.raw`${before}${quoted(called)}\b`;
}

/** A fault at the first match of an expression from a line on, else anywhere. */
function faultAt(
  { name, source }: TemplateText,
  expression: string,
  line: number,
  reason: string,
  cause: unknown,
): TemplateFault {
  const from = source.split('\n').slice(0, line).join('\n').length;
  const later = source.slice(from).search(expression);
  const index = Math.max(0, later < 0 ? source.search(expression) : from + later);
  const before = source.slice(0, index).split('\n');
  const place = { file: name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return new TemplateFault(place, reason, cause);
}

function quoted(text: string): string {
  return text.replaceAll(/\W/g, String.raw`\$&`);
}
