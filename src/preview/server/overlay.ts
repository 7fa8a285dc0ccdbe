import { escapeHtml } from '../../model/escape-html.ts';
import { formatProblem } from '../../problems/format.ts';
import type { Problem, Severity } from '../../problems/problem.ts';
import type { PreviewState } from '../state.ts';
import { mistakesUrl } from './urls.ts';

/** The overlay's own style: in a shadow tree no theme's style reaches it, and it reaches no theme's page. */
const style = `
:host { all: initial !important; position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483647 !important; max-block-size: 50vh !important; overflow: auto !important; font: 14px/1.5 ui-monospace, monospace !important; }
details { color: #fff; background: #7a1212; }
.warnings { background: #4a3a00; }
.note { background: #1d3557; }
summary { padding: 0.4rem 1rem; cursor: pointer; font-weight: bold; }
p { margin: 0; padding: 0 1rem 0.6rem; }
ul { margin: 0; padding: 0 1rem 0.6rem 2.2rem; }
li { overflow-wrap: anywhere; }
a { color: inherit; }
:is(summary, a):focus-visible { outline: 2px solid #fff; outline-offset: -2px; }
@media print { :host { display: none !important; } }
`;

/** What a preview has to say on top of a page, as HTML; empty where that is nothing. Only for the preview. */
export function overlay({ phase, problems, failure }: PreviewState): string {
  const errors = ofSeverity(problems, 'error');
  const warnings = ofSeverity(problems, 'warning');
  const folds = [
    phase === 'starting' ? fold('note', true, 'The site is being built', [stale]) : '',
    failure === null
      ? ''
      : fold('errors', true, 'The last change could not be built', [`<p>${escapeHtml(failure)}</p>`]),
    errors.length === 0 ? '' : fold('errors', true, count(errors, 'error'), [scope(phase), list(errors)]),
    warnings.length === 0 ? '' : fold('warnings', false, count(warnings, 'warning'), [list(warnings)]),
  ].join('');
  if (folds === '') return '';
  return `<aside id="previewProblems" aria-label="Preview"><template shadowrootmode="open"><style>${style}</style>${folds}</template></aside>`;
}

const stale =
  '<p>This page may be from an earlier preview, or lack its pictures. It loads again when all is built.</p>';

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

function list(problems: readonly Problem[]): string {
  const items = problems.map(
    (problem) =>
      `<li><a href="${escapeHtml(mistakesUrl(problem.file))}">${escapeHtml(formatProblem(problem))}</a></li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}
