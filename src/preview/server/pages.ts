import { escapeHtml } from '../../model/escape-html.ts';
import type { Problem } from '../../problems/problem.ts';
import type { EditorLink } from '../editor-link.ts';
import { problemLink } from './overlay.ts';
import { pageStylePath } from './urls.ts';

/** Lines of a file that are shown before and after the one with a mistake. */
const around = 2;

/** The page of a file that has no page of its own because of its mistakes; `text` is the file's, null where it is gone. */
export function mistakesPage(
  file: string,
  problems: readonly Problem[],
  text: string | null,
  editor: EditorLink,
): string {
  const sections = problems.map(
    (problem) => `<section><h2>${problemLink(problem, editor)}</h2>${excerpt(problem, text)}</section>`,
  );
  const intro =
    problems.length === 0
      ? '<p>This file has no mistakes.</p>'
      : '<p>This page loads again when the file is saved. All others are shown as they are.</p>';
  return ownPage(`Mistakes in ${file}`, `${intro}${sections.join('')}`);
}

/** What stands where the site is still being built for the first time. */
export function buildingPage(): string {
  return ownPage(
    'The site is being built',
    '<p>This page loads again when there is something to see.</p><p id="previewProgress" role="status"></p>',
  );
}

/** What stands where no page could be built yet: the overlay lists what is to be mended. */
export function noPageYet(): string {
  return ownPage('No page could be built yet', '<p>This page loads again when what is listed below is mended.</p>');
}

/** What stands where the site has no page, not even one that says so. */
export function notFoundPage(): string {
  return ownPage('There is no such page', '<p>Nothing of the site has this address.</p>');
}

/** A page of the preview's own; `content` is HTML. */
export function ownPage(title: string, content: string, bodyClass = ''): string {
  const name = escapeHtml(title);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><link rel="stylesheet" href="${pageStylePath}"></head><body class="${bodyClass}"><main aria-label="Preview"><h1>${name}</h1>${content}</main></body></html>`;
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
