import { escapeHtml } from '../../model/escape-html.ts';
import { formatProblem } from '../../problems/format.ts';
import type { Problem } from '../../problems/problem.ts';

/** Lines of a file that are shown before and after the one with a mistake. */
const around = 2;

const style = `
:root { color-scheme: light dark; }
body { max-inline-size: 60rem; margin: 3rem auto; padding-inline: 1rem; font: 16px/1.5 system-ui, sans-serif; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: light-dark(#f1f1ee, #24262b); font: 14px/1.5 ui-monospace, monospace; }
pre mark { display: inline-block; min-inline-size: 100%; background: light-dark(#ffe1dc, #5c1c14); color: inherit; }
h2 { font-size: 1rem; overflow-wrap: anywhere; }
`;

/** The page of a file that has no page of its own because of its mistakes; `text` is the file's, null where it is gone. */
export function mistakesPage(file: string, problems: readonly Problem[], text: string | null): string {
  const sections = problems.map(
    (problem) => `<section><h2>${escapeHtml(formatProblem(problem))}</h2>${excerpt(problem, text)}</section>`,
  );
  const intro =
    problems.length === 0
      ? '<p>This file has no mistakes.</p>'
      : '<p>This page loads again when the file is saved. All others are shown as they are.</p>';
  return page(`Mistakes in ${file}`, `${intro}${sections.join('')}`);
}

/** What stands where the site is still being built for the first time. */
export function buildingPage(): string {
  return page(
    'The site is being built',
    '<p>This page loads again when there is something to see.</p><p id="previewProgress" role="status"></p>',
  );
}

/** What stands where no page could be built yet: the overlay lists what is to be mended. */
export function noPageYet(): string {
  return page('No page could be built yet', '<p>This page loads again when what is listed below is mended.</p>');
}

/** What stands where the site has no page, not even one that says so. */
export function notFoundPage(): string {
  return page('There is no such page', '<p>Nothing of the site has this address.</p>');
}

function page(title: string, content: string): string {
  const name = escapeHtml(title);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><style>${style}</style></head><body><h1>${name}</h1>${content}</body></html>`;
}

function excerpt({ line }: Problem, text: string | null): string {
  if (text === null) return '';
  const lines = text.split(/\r?\n/);
  const first = Math.max(0, line - 1 - around);
  const shown = lines.slice(first, line + around).map((one, index) => {
    const number = first + index + 1;
    const row = `${String(number).padStart(5)}  ${escapeHtml(one)}`;
    return number === line ? `<mark>${row}</mark>` : row;
  });
  return `<pre>${shown.join('\n')}</pre>`;
}
