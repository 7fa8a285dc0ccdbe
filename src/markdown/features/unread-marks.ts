import type MarkdownIt from 'markdown-it';
import type { Problem } from '../../problems/problem.ts';
import { unfinishedHtml } from '../../problems/rules/bodies.ts';
import { partnerless, unreadMarks as rule } from '../../problems/rules/structure.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { type InlineProse, inlineProse } from '../inline-prose.ts';
import type { SourceLines, Spot } from '../lines.ts';
import { shownText } from '../shown-text.ts';
import { hasSign, mayBeIn, type Signed } from '../signs.ts';
import { containerKind } from './containers/kinds.ts';

const sign =
  /\*\*|`|<!-|\[!\w|['’‘´]{3}|[“”"]{3}|#{7}|~~|＃|｀|\[\^ |\^\]|&(?:amp;(?:[a-z]|#)|(?:nbsp|amp|[lg]t|quot|[mn]dash|hellip)(?![;\w=]))/;

/** Tells signs of Markdown that are printed: they have no partner, or a space stands where none may. */
export function unreadMarks(parser: MarkdownIt): void {
  parser.core.ruler.push('unread_marks', ({ src, tokens, env }) => {
    const { source, findings }: BodyEnvironment = env;
    const shown = shownText(tokens, env);
    if (!lineSlips.some((slip) => hasSign(shown, slip)) || !sign.test(src)) return;
    const slips = mayBeIn(src, lineSlips);
    const hasEntities = src.includes('&amp;');
    for (const block of inlineProse(tokens, source, sign)) {
      if (!sign.test(block.shown) && !(hasEntities && block.shown.includes('&'))) continue;
      findings.push(...strongFindings(block, source), ...lineFindings(block, slips, source));
    }
  });
}

/** What was meant as strong text: between two pairs of stars, of which one at least is beside a space or a sign. */
const strong = /(?<![*\\/])\*\*(?!\*)([^*\n]*[\p{L}\p{N}][^*\n]*)\*\*(?![*/])/gu;

function strongFindings(block: InlineProse, source: SourceLines): Problem[] {
  const { text, shown } = block;
  if (!shown.includes('**')) return [];
  const findings: Problem[] = [];
  let rest = text;
  for (const { 0: written, 1: words = '', index } of text.matchAll(strong)) {
    rest = rest.slice(0, index) + ' '.repeat(written.length) + rest.slice(index + written.length);
    const isShown = shown.includes(`**${words.slice(0, 12).split(/[\\&]/)[0]}`) && shown.includes('**');
    const mended = mendedStrong(words, text.charAt(index - 1), text.charAt(index + written.length));
    if (!isShown || mended === null) continue;
    const spot = block.spotAt(index);
    const start = source.offsetOf(spot);
    const fix = { does: `write ${mended.text}`, edits: [{ start, end: start + written.length, text: mended.text }] };
    findings.push({ ...rule(bodyPlace(spot), written, mended.reason, mended.text), fix });
  }
  return findings;
}

/** The words between stars that Markdown takes for strong text; null where what was written is that. */
function mendedStrong(words: string, before: string, after: string): { text: string; reason: string } | null {
  const inner = words.trim();
  if (inner !== words) {
    const text = `${words.startsWith(' ') && /\w/.test(before) ? ' ' : ''}**${inner}**${words.endsWith(' ') && /\w/.test(after) ? ' ' : ''}`;
    return { text, reason: 'a space stands beside the stars' };
  }
  // CommonMark 6.2: stars between a sign and a letter neither open nor close.
  const [, open = '', core = '', close = ''] = /^(\p{P}*)(.*?)(\p{P}*)$/u.exec(words) ?? [];
  const isOpenWrong = open !== '' && /[\p{L}\p{N}]/u.test(before);
  const isCloseWrong = close !== '' && /[\p{L}\p{N}]/u.test(after);
  if (core === '' || (!isOpenWrong && !isCloseWrong)) return null;
  const reason = 'stars between a sign and a letter mark nothing';
  // What ends a sentence may stand behind the stars; brackets and quotation marks belong to what they enclose.
  const isEnd = isCloseWrong && /^[.,:;!?。，：；！？、]+$/.test(close);
  const inside = isEnd ? words.slice(0, -close.length) : words;
  return {
    text: `${isOpenWrong ? ' ' : ''}**${inside}**${isEnd ? close : isCloseWrong ? ' ' : ''}`,
    reason,
  };
}

interface LineSlip extends Signed {
  readonly pattern: RegExp;
  readonly problem: (match: RegExpExecArray, spot: Spot) => Problem | null;
}

/** Quotation marks where backquotes were meant. */
const tripled = /['’‘´]{3}|[“”"]{3}/;

/** Signs that are printed, each looked for in the lines of prose. */
export const lineSlips: readonly LineSlip[] = [
  {
    // A text that goes on behind the paragraph is marked in none of the two.
    signs: ['**'],
    pattern: /(?<![^\s(])\*\*(?=[\p{Lu}\p{Lo}][^*\s]*(?:\s|$))(?![^\n]*\*\*)[^\n]*$/gmu,
    problem: (_, spot) =>
      partnerless(bodyPlace(spot), '**', 'write the other one behind what is to be strong, or remove it'),
  },
  {
    signs: ['~~'],
    pattern: /(?<![^\s(])~~(?=[\p{L}\p{N}])(?![^\n]*~~)[^\n]*$/gmu,
    problem: (_, spot) =>
      partnerless(bodyPlace(spot), '~~', 'write the other one behind what is struck out, or remove it'),
  },
  {
    signs: ['＃'],
    pattern: /^＃{1,6}/gm,
    problem: ([signs = ''], spot) => rule(bodyPlace(spot), signs, 'headings begin with #', '#'.repeat(signs.length)),
  },
  {
    signs: ['｀'],
    pattern: /｀([^｀\n]+)｀/g,
    problem: ([written, code = ''], spot) =>
      rule(bodyPlace(spot), written, 'code stands between other signs', `\`${code}\``),
  },
  {
    signs: ['^]', '[^ '],
    pattern: /\[(?:(\w+)\^|\^ +(\w+))\](?![(:])/g,
    problem: ([written, one, other], spot) =>
      rule(bodyPlace(spot), written, 'a note has its ^ first, and no space', `[^${one ?? other ?? ''}]`),
  },
  {
    signs: ['`'],
    pattern: /(?<![^\s(])`(?=[\w$./@-]+(?:[^`\n]*[^`\s])?)[^`\n]*$/gm,
    problem: (_, spot) => partnerless(bodyPlace(spot), '`', 'write the other one behind the code, or remove it'),
  },
  {
    signs: ['```'],
    pattern: /\S[ \t]+(`{3,}[\w-]*)$/gm,
    problem: ([, fence = ''], spot) =>
      rule(bodyPlace(spot), fence, 'it is not at the beginning of a line', `it in a line of its own`),
  },
  {
    signs: [tripled],
    pattern: /^(?:['’‘´]{3}|[“”"]{3})[ \t]*([\w+#-]*)$/gm,
    problem: ([written, language = ''], spot) =>
      rule(bodyPlace(spot), written, 'a block of code begins and ends with backquotes', `\`\`\`${language}`),
  },
  {
    signs: ['<!-'],
    pattern: /<!-(?!-)/g,
    problem: (_, spot) => rule(bodyPlace(spot), '<!-', 'a comment has two dashes at each end', '<!--'),
  },
  {
    signs: ['<!--'],
    pattern: /<!--(?![\s\S]*-->)/g,
    problem: (_, spot) => unfinishedHtml(bodyPlace(spot), '<!--', '-->'),
  },
  {
    signs: ['&'],
    pattern: /&amp;((?:amp|lt|gt|nbsp|quot|[mn]dash|hellip|#\d+);)/g,
    problem: ([written, entity = ''], spot) =>
      rule(bodyPlace(spot), written, 'its first sign was encoded twice', `&${entity}`),
  },
  {
    signs: ['&'],
    pattern: /&(nbsp|amp|lt|gt|quot|mdash|ndash|hellip)(?![;\w=])/g,
    problem: ([written, name = ''], spot) => rule(bodyPlace(spot), written, 'a ; ends it', `&${name};`),
  },
  {
    signs: ['#######'],
    pattern: /^(#{7,})[ \t]/gm,
    problem: ([, signs = ''], spot) => rule(bodyPlace(spot), signs, 'headings have six levels', '######'),
  },
  {
    signs: ['[!'],
    pattern: /^\[!(\w+)\]([+-]?)[ \t]*(.*)$/gm,
    problem: ([written, name = '', , title = ''], spot) => {
      const kind = containerKind(name);
      const above = kind === null || kind === 'details' || kind === 'code-group' ? 'note' : kind;
      const mended = title === '' ? `> [!${above.toUpperCase()}]` : `> [!${above.toUpperCase()}]\n> ${title}`;
      return rule(
        bodyPlace(spot),
        written,
        kind === null ? `no alert is called "${name}"` : 'an alert begins with its name alone in a line of a quotation',
        mended.replace('\n', ' and below it '),
      );
    },
  },
];

function lineFindings(block: InlineProse, slips: readonly LineSlip[], source: SourceLines): Problem[] {
  const { text, shown } = block;
  return slips
    .filter((slip) => hasSign(text, slip))
    .flatMap(({ pattern, problem }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const at = match.index + match[0].search(/\S/);
        const begin =
          match[0]
            .trim()
            .slice(0, 3)
            .split(/[\n&\\]/)[0] ?? '';
        if (!shown.includes(begin) && !begin.startsWith('&')) return [];
        // In a table, a | has parted the code, which is told as that.
        if (begin.startsWith('`') && /^[ \t>]*\|/.test(source.line(block.spotAt(at).line))) return [];
        return problem(match, block.spotAt(at)) ?? [];
      }),
    );
}
