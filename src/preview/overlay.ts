import { escapeHtml } from '../model/escape-html.ts';
import { formatProblem } from '../problems/format.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * A page with its content's mistakes on top of it: the last good page stays readable below. Only for the preview, hence
 * with its style in it.
 */
export function withOverlay(html: string, problems: readonly Problem[]): string {
  const lines = problems.map((problem) => `<li>${escapeHtml(formatProblem(problem))}</li>`).join('');
  const overlay = `<aside id="previewProblems" role="alert"><style>
#previewProblems { position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 60vh; overflow: auto; padding: 1rem 1.5rem; background: #7a1212; color: #fff; font: 0.9375rem/1.5 ui-monospace, monospace; }
#previewProblems ul { margin: 0.5rem 0 0; padding-inline-start: 1.25rem; }
</style><strong>This page is from before the last change, which has mistakes:</strong><ul>${lines}</ul></aside>`;
  return html.includes('</body>') ? html.replace('</body>', () => `${overlay}</body>`) : html + overlay;
}
