import type Token from 'markdown-it/lib/token.mjs';
import type { Problem } from '../../problems/problem.ts';
import { unreadLink } from '../../problems/rules/prose.ts';
import { bodyPlace } from '../environment.ts';
import { inlineProse } from '../inline-prose.ts';
import type { SourceLines } from '../lines.ts';

/** An address that nobody takes for words. */
const address = String.raw`((?:https?:\/\/|\.{0,2}\/)[^\s()[\]<>]+)`;

/** A way in which a link is written that Markdown does not read as one. */
interface Slip {
  readonly pattern: RegExp;
  /** What of the text the browser shows where it is no link; it proves that nothing was read. */
  readonly shown: (match: RegExpExecArray) => string;
  readonly reason: string;
  readonly mended: (match: RegExpExecArray) => string;
  /** What it is instead, where that is no text. */
  readonly instead?: string;
}

const slips: readonly Slip[] = [
  {
    pattern: new RegExp(String.raw`(?<![\]\w])\(([^()[\]\n]+)\)\[${address}\]`, 'g'),
    shown: ([, words]) => `(${words})`,
    reason: 'the two brackets have changed places',
    mended: ([, words, target]) => `[${words}](${target})`,
  },
  {
    pattern: new RegExp(String.raw`(?<![\]\w\\])\[([^[\]\n]*[^[\]\n\d\s][^[\]\n]*)\][ \t]+\(${address}\)`, 'g'),
    // Where the first bracket is a link by itself, the second is a remark.
    shown: ([, words]) => `[${words}]`,
    reason: 'a space stands between its two brackets',
    mended: ([, words, target]) => `[${words}](${target})`,
  },
  {
    pattern:
      /(?<![\\\]])\[([^[\]\n]+)\]\(<?((?:https?:\/\/|\.{0,2}\/)[^\s()[\]<>]*[^\s()[\]<>.,;:!?])(?=[.,;:!?]*(?:\s|$))(?![^()\n]*\))/g,
    shown: ([, words]) => `[${words}](`,
    reason: 'the ) behind its address is missing',
    mended: ([, words, target]) => `[${words}](${target})`,
  },
  {
    pattern: new RegExp(String.raw`(?<![\\\w\]])\[([^[\]()\n]{1,80})\(${address}\)(?!\])`, 'g'),
    shown: ([, words]) => `[${words}(`,
    reason: 'the ] behind its text is missing',
    mended: ([, words = '', target]) => `[${words.trimEnd()}](${target})`,
  },
  {
    pattern: new RegExp(String.raw`\[([^[\]\n]*)(?<!!)\[([^[\]\n]+)\]\([^()\s]+\)([^[\]\n]*)\]\(${address}\)`, 'g'),
    shown: ([, , , after, target]) => `${after}](${target})`,
    reason: 'one link cannot stand in another',
    mended: ([, before, inner, after, target]) => `[${before}${inner}${after}](${target})`,
  },
  {
    pattern: new RegExp(String.raw`(?<=^|[\s(*_>])([^\s[\]()*_\\]+)\]\(${address}\)`, 'g'),
    shown: ([whole]) => whole,
    reason: 'the [ before its text is missing',
    mended: ([, word, target]) => `[${word}](${target})`,
  },
  {
    pattern: new RegExp(
      String.raw`(?<![\\\]])\[([^[\]\n]+)\](?:（${address}）|\{${address}\}|<(https?:\/\/[^\s<>]+)>)|【([^【】\n]+)】\(${address}\)`,
      'g',
    ),
    shown: ([, words, , , , others]) => (words === undefined ? `【${others}】` : `[${words}]`),
    reason: 'its brackets are others than [ ] and ( )',
    mended: ([, words, a, b, c, others, d]) =>
      `[${words ?? others}](${(a ?? b ?? c ?? d ?? '').replace(/[）】]+$/, '')})`,
  },
  {
    pattern: /(?<![\\\]])\[([^[\]\n]+)\]\((#[^\s()]+(?:[ \t]+[^\s()"']+)+)\)/g,
    shown: ([, words]) => `[${words}](#`,
    reason: 'an address has no spaces',
    mended: ([, words, target = '']) => `[${words}](${target.toLowerCase().replaceAll(/\s+/g, '-')})`,
  },
  {
    pattern: /(?<![\\\]])\[([^[\]\n]+)\]\((tel:[+\d]+(?:[ \t.-]+\d+)*[ \t]+\d+)\)/g,
    shown: ([, words]) => `[${words}](tel:`,
    reason: 'an address has no spaces',
    mended: ([, words, target = '']) => `[${words}](${target.replaceAll(/\s+/g, '-')})`,
  },
  {
    pattern: /\[([^[\]\n]+)\]\(mailto:[ \t]+([^\s()<>]+@[^\s()<>]+)\)/g,
    shown: ([, words]) => `[${words}](mailto:`,
    reason: 'a space stands in its address',
    mended: ([, words, target]) => `[${words}](mailto:${target})`,
  },
  {
    pattern: /\[([^[\]\n]+)\]\((https?:\/\/[^\s()<>]+)[ \t]+[“”„«]([^“”„«»"\n]*)[“”»]\)/g,
    shown: ([, words]) => `[${words}](http`,
    reason: 'the title behind an address stands in straight quotation marks',
    mended: ([, words, target, title]) => `[${words}](${target} "${title}")`,
  },
  {
    pattern: /\[([^[\]\n]+)\]\((https?:\/\/[^\s()<>"]+(?:[ \t]+[^\s()<>"]+)*(?:\.[a-z\d]{2,5}|\/))\)/gi,
    shown: ([, words]) => `[${words}](http`,
    reason: 'an address has no spaces unless it is in < and >',
    mended: ([, words, target]) => `[${words}](<${target}>)`,
  },
  {
    pattern: /(?<![\w!])! \[([^[\]\n]*)\]\(([^()\s]+\.(?:png|jpe?g|gif|webp|avif|svg))\)/gi,
    shown: ([, words]) => `! ${words}`,
    reason: 'a space stands behind its !',
    mended: ([, words, target]) => `![${words}](${target})`,
    instead: 'a link and no picture',
  },
  {
    pattern: /<(www\.[^\s<>]+\.[^\s<>]+)>/g,
    shown: () => '<www.',
    reason: 'an address in < and > begins with https://',
    mended: ([, host]) => `<https://${host}>`,
  },
];

const sign = /! \[|\][（{<]|】\(|\)\[|\][ \t]+\(|\]\(|\[[^\]\n]*\((?:https?:|\.{0,2}\/)|<www\./;

/** What a body shows as text that has one somewhere. What stands between a ! and a space may have been read as something. */
export const mayBeUnread = /[[\]<【]|!\n* /;

/** Tells what was meant as a link, and is text. A piece of text is told once, by the first slip that explains it. */
export function unreadLinks(tokens: readonly Token[], source: SourceLines): Problem[] {
  const findings: Problem[] = [];
  for (const block of inlineProse(tokens, source, sign)) {
    const shown = block.children.map(({ type, content }) => (type === 'text' ? content : '')).join('');
    if (!/[[\]<【]|! /.test(shown)) continue;
    const { text } = block;
    const told: { readonly from: number; readonly to: number }[] = [];
    for (const { pattern, shown: proof, reason, mended, instead } of slips) {
      for (const match of text.matchAll(pattern)) {
        const { 0: written, index } = match;
        const to = index + written.length;
        if (!shown.includes(proof(match)) || told.some((one) => index < one.to && to > one.from)) continue;
        told.push({ from: index, to });
        const spot = block.spotAt(index);
        const start = source.offsetOf(spot);
        const text = mended(match);
        const fix = { does: `write ${text}`, edits: [{ start, end: start + written.length, text }] };
        findings.push({ ...unreadLink(bodyPlace(spot), instead ?? 'text and no link', reason, text), fix });
      }
    }
  }
  return findings;
}
