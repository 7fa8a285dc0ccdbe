import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Place, Problem } from '../problems/problem.ts';
import { siteCodeError, templateError } from '../problems/rules/theme.ts';
import { SiteCodeFault } from './extension.ts';
import type { IncludeFolders } from './theme-files.ts';

/** A template that cannot be compiled, or a place in one that could not be printed. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  /** The template by its name from `_includes/`; line and column from 1. */
  readonly place: Place;
  readonly reason: string;
  /** What else is wrong on the same page. */
  readonly others: readonly OtherFault[];

  constructor(place: Place, reason: string, cause?: unknown, others: readonly OtherFault[] = []) {
    super(`_includes/${place.file}:${place.line}:${place.column} ${reason}`, { cause });
    this.place = place;
    this.reason = reason;
    this.others = others;
  }

  /** Nunjucks tells every error each template that it passes on its way; this one knows where it comes from. */
  Update(): this {
    return this;
  }
}

/** Another place of a template that could not be printed. */
export type OtherFault = Pick<TemplateFault, 'place' | 'reason'>;

/** A loop over many things finds one mistake as often: of one page, no more places are told. */
const mostFaults = 50;

/** The faults of the page that is being printed, by what is told of them; null while none is. */
let gathered: Map<string, TemplateFault> | null = null;

/** How many faults the page that is being printed has by now. */
export function faultsSoFar(): number {
  return gathered?.size ?? 0;
}

/** Keeps a fault with which printing can go on, so that it hides no other; throws it where nobody gathers them. */
export function gatherFault(fault: TemplateFault): void {
  if (gathered === null || gathered.size >= mostFaults) throw fault;
  gathered.set(fault.message, fault);
}

/** Prints a page that waits for nothing; throws one TemplateFault with all that were found, where there is one. */
export function withAllFaults(print: () => string): string {
  const outer = gathered;
  const faults = new Map<string, TemplateFault>();
  gathered = faults;
  try {
    const text = print();
    throwAll([...faults.values()]);
    return text;
  } catch (error) {
    if (error instanceof TemplateFault) throwAll([...new Map([...faults, [error.message, error]]).values()]);
    throwAll([...faults.values()]);
    throw error;
  } finally {
    gathered = outer;
  }
}

function throwAll([first, ...others]: readonly TemplateFault[]): void {
  if (first === undefined) return;
  const more = [...first.others, ...others].map(({ place, reason }) => ({ place, reason }));
  throw new TemplateFault(first.place, first.reason, first.cause, more);
}

/** A page that could not be printed. Plain data, so that a thread can tell it. */
export interface FailedPage {
  readonly url: string;
  readonly place: Place;
  readonly reason: string;
  /** True where the place is in a file of the theme, by its name from `_includes/`; else it is from the site's root. */
  readonly isTheme: boolean;
  /** What else is wrong with templates on this page. */
  readonly others?: readonly OtherFault[];
}

/**
 * Prints, and gives the text; or the page that failed, where it did for the fault of a template or of the site's own
 * code. Throws everything else.
 */
export function attemptPage<Text>(
  url: string,
  print: () => Text | Promise<Text>,
): Text | FailedPage | Promise<Text | FailedPage> {
  try {
    const text = print();
    return text instanceof Promise ? text.catch((error: unknown) => failedPage(url, error)) : text;
  } catch (error) {
    return failedPage(url, error);
  }
}

/** The page that an error of a template, or of the site's own code, has kept from being printed. Throws every other error. */
export function failedPage(url: string, error: unknown): FailedPage {
  if (error instanceof TemplateFault) {
    const { place, reason, others } = error;
    return { url, place, reason, isTheme: true, others };
  }
  if (error instanceof SiteCodeFault) return { url, place: error.place, reason: error.reason, isTheme: false };
  throw error;
}

/**
 * What is wrong with templates, one problem for each place in one, however many pages it spoils: it names the first of
 * them in the order of their addresses, whichever thread came to which one first.
 */
export function failureProblems(failed: readonly FailedPage[], includes: IncludeFolders): Problem[] {
  const byPlace = new Map<string, FailedPage>();
  const all = failed.flatMap((page): FailedPage[] => [
    page,
    ...(page.others ?? []).map((other) => ({ ...other, url: page.url, isTheme: true })),
  ]);
  for (const page of all) {
    const { file, line, column } = page.place;
    const key = `${file}:${line}:${column} ${page.reason}`;
    const known = byPlace.get(key);
    if (known === undefined || page.url < known.url) byPlace.set(key, page);
  }
  return [...byPlace.values()].map(({ url, place, reason, isTheme }) => {
    const told = `${reason} (seen in ${url})`;
    return isTheme ? templateError(placeIn(includes, place), told) : siteCodeError(place, told);
  });
}

/** A place in a file of the include folders, by its path from the site's root. */
export function placeIn(includes: IncludeFolders, { file, line, column }: Place): Place {
  const [own = ''] = includes;
  const folder = includes.find((one) => existsSync(join(one, file))) ?? own;
  return { file: relative(dirname(own), join(folder, file)).replaceAll(sep, '/'), line, column };
}
