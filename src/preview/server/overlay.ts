import { escapeHtml } from '../../model/escape-html.ts';
import { formatProblem } from '../../problems/format.ts';
import type { Problem, Severity } from '../../problems/problem.ts';
import type { EditorLink } from '../editor-link.ts';
import type { PreviewState } from '../state.ts';
import { barStylePath, fileUrl, mistakesUrl } from './urls.ts';

/** What a page can be edited by: the file that it is made from, and the address of the browser's editor. */
export interface PageTools {
  readonly source: string;
  readonly adminUrl: string;
}

/**
 * What a preview puts on top of a page, as HTML: what is wrong, and with `tools` the ways to edit it and to see how it looks
 * elsewhere. Empty where that is nothing. Only for the preview.
 */
export function overlay(
  { phase, problems, failure }: PreviewState,
  editor: EditorLink,
  tools: PageTools | null,
): string {
  const errors = ofSeverity(problems, 'error');
  const warnings = ofSeverity(problems, 'warning');
  const folds = [
    phase === 'starting' ? fold('note', true, 'The site is being built', [stale]) : '',
    failure === null
      ? ''
      : fold('errors', true, 'The last change could not be built', [`<p>${escapeHtml(failure)}</p>`]),
    errors.length === 0 ? '' : fold('errors', true, count(errors, 'error'), [scope(phase), list(errors, editor)]),
    warnings.length === 0 ? '' : fold('warnings', false, count(warnings, 'warning'), [list(warnings, editor)]),
  ].join('');
  const section = folds === '' ? '' : `<section id="previewProblems" aria-label="Problems">${folds}</section>`;
  const bar = (tools === null ? '' : toolbar(tools, editor)) + section;
  return bar === '' ? '' : shadow('previewBar', 'bar', 'Preview', bar);
}

/** The files with errors that would stand in a list, for the place where they would: as HTML, empty where there are none. */
export function brokenEntries(files: readonly string[]): string {
  if (files.length === 0) return '';
  const items = files.map(
    (file) =>
      `<li><a href="${escapeHtml(mistakesUrl(file))}">${escapeHtml(file)}</a> has errors and is not in this list</li>`,
  );
  return shadow('previewBroken', 'list', 'Left out', `<ul class="broken">${items.join('')}</ul>`);
}

/** A problem as a line that leads to its place: in the editor, or where there is none, on the page of its file. */
export function problemLink(problem: Problem, editor: EditorLink): string {
  return `<a href="${escapeHtml(editor(problem) ?? mistakesUrl(problem.file))}">${escapeHtml(formatProblem(problem))}</a>`;
}

const stale =
  '<p>This page may be from an earlier preview, or lack its pictures. It loads again when all is built.</p>';

function shadow(id: string, kind: 'bar' | 'list', label: string, content: string): string {
  return `<aside id="${id}" data-kind="${kind}" aria-label="${label}"><template shadowrootmode="open"><link rel="stylesheet" href="${barStylePath}">${content}</template></aside>`;
}

function toolbar({ source, adminUrl }: PageTools, editor: EditorLink): string {
  const file = editor({ file: source });
  return `<nav aria-label="This page">${[
    file === null ? '' : `<a href="${escapeHtml(file)}" title="${escapeHtml(source)}">Edit</a>`,
    `<a href="${escapeHtml(adminUrl)}">Edit in the browser</a>`,
    `<a href="${escapeHtml(fileUrl('appearance', source))}" data-panel="How it looks elsewhere">Elsewhere</a>`,
  ].join('')}</nav>`;
}

/** How much of the site the errors keep from being shown. */
function scope(phase: PreviewState['phase']): string {
  return phase === 'shown'
    ? '<p>Only the files with these errors are left out. All others are shown as they are.</p>'
    : '<p>Nothing is shown anew before these are mended: this page is the last that could be built.</p>';
}

function ofSeverity(problems: readonly Problem[], severity: Severity): Problem[] {
  return problems.filter((problem) => problem.severity === severity);
}

function count(problems: readonly Problem[], noun: string): string {
  return `${problems.length} ${noun}${problems.length === 1 ? '' : 's'}`;
}

function fold(kind: string, isOpen: boolean, summary: string, content: readonly string[]): string {
  return `<details class="${kind}"${isOpen ? ' open' : ''}><summary>${summary}</summary>${content.join('')}</details>`;
}

/** Each with a way to its lines, which need no editor. */
function list(problems: readonly Problem[], editor: EditorLink): string {
  const items = problems.map((problem) => {
    const lines = editor(problem) === null ? '' : ` <a href="${escapeHtml(mistakesUrl(problem.file))}">lines</a>`;
    return `<li>${problemLink(problem, editor)}${lines}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}
