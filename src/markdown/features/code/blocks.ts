import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import { escapeHtml, escapeText } from '../../../model/escape-html.ts';
import type { Place } from '../../../problems/problem.ts';
import { unknownFenceWord } from '../../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import { commentMarks } from './comment-marks.ts';
import { type FenceInfo, fenceInfo } from './fence-info.ts';
import { highlight } from './highlight.ts';
import { includedCode } from './include.ts';
import { languageTitle } from './languages.ts';
import { attribute, type LineLook, linesOf, plainLook, shownLine, wordsIn } from './lines.ts';
import { isTerminal, promptLengths } from './terminal.ts';

/** What a site decides about its code. */
export interface CodeOptions {
  readonly highlighting: boolean;
  /** Whether lines have numbers where a block does not say so. */
  readonly lineNumbers: boolean;
}

/**
 * Blocks of code as figures: the file's name as the caption, tokens as classes, marked lines as `mark.line`, changed ones
 * as `ins` and `del`. The box may scroll sideways, so the keyboard can reach it and a screen reader name it.
 */
export function codeBlocks(parser: MarkdownIt, options: CodeOptions, labels: MarkdownLabels): void {
  const { rules } = parser.renderer;
  rules.fence = (tokens, index, _options, environment: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const info = fenceInfo(parser.utils.unescapeAll(token.info));
    const place = placeOf(token, environment);
    tellUnknown(info, place, environment);
    const { content, firstLine, language, title } = includedCode(token.content, info, place, environment);
    const label = token.meta?.label ?? info.label;
    const shown = { ...info, language, title: title ?? (token.meta?.label === undefined ? label : null), label };
    return block(content, { info: shown, firstLine, isInGroup: token.meta?.label !== undefined }, options, {
      labels,
      environment,
    });
  };
  rules.code_block = (tokens, index) =>
    figure(
      escapeText(tokens[index]?.content ?? ''),
      { classes: 'code', language: '', title: null, label: null },
      labels,
    );
}

/** Tells what means nothing in a fence's first line. */
export function tellUnknown(
  { unknown }: FenceInfo,
  placeOf: (word: string) => Place,
  { findings }: BodyEnvironment,
): void {
  for (const word of unknown) findings.push(unknownFenceWord(placeOf(word), word));
}

/** Code by itself, in its colours. */
export function codeFigure(code: string, language: string, options: CodeOptions, labels: MarkdownLabels): string {
  const html = (options.highlighting ? highlight(code, language) : null) ?? escapeText(code);
  return figure(html, { classes: 'code', language, title: null, label: null }, labels);
}

/** Where a word stands in a fence's first line. */
function placeOf({ map }: Token, { source }: BodyEnvironment) {
  const line = source.first + (map?.[0] ?? 0);
  return (word: string) => bodyPlace({ line, column: Math.max(0, source.line(line).lastIndexOf(word)) + 1 });
}

/** A block as it was read. */
interface Block {
  readonly info: FenceInfo;
  /** The number of its first line in the file that it is of. */
  readonly firstLine: number;
  readonly isInGroup: boolean;
}

interface Means {
  readonly labels: MarkdownLabels;
  readonly environment: BodyEnvironment;
}

function block(content: string, { info, firstLine, isInGroup }: Block, options: CodeOptions, means: Means): string {
  const { labels, environment } = means;
  const fromComments = commentMarks(content, info.language);
  const text = fromComments?.code ?? content;
  const terminal = isTerminal(text, info.language);
  const { code, looks } = looksOf(text, info, {
    changes: fromComments,
    terminal,
    firstNumber: info.firstNumber ?? (options.lineNumbers && !terminal ? firstLine : false),
  });
  const language = terminal ? 'shell-session' : info.language;
  const html = (options.highlighting && language !== '' ? highlight(code, language) : null) ?? escapeText(code);
  const isPlain = looks.every((look) => look === plainLook);
  const lines = isPlain ? html : linesOf(html).map((line, index) => shownLine(line, looks[index] ?? plainLook));
  const needsStyle =
    isInGroup ||
    info.isFolded ||
    terminal ||
    looks.some(({ mark, number, pieces }) => {
      return number !== null || pieces.length > 0 || mark === 'ins' || mark === 'del';
    });
  if (needsStyle) environment.features.add('code');
  const made = figure(
    typeof lines === 'string' ? lines : lines.join(''),
    {
      classes: `code${terminal ? ' terminal' : ''}${info.isDiff ? ' changes' : ''}`,
      language: info.language,
      title: info.title,
      label: isInGroup ? info.label : null,
      shownLanguage: terminal ? labels.terminal : undefined,
    },
    labels,
  );
  if (!info.isFolded) return made;
  const name = info.title === null ? '' : ` <code>${escapeHtml(info.title)}</code>`;
  return `<details class="code-folded">\n<summary>${escapeHtml(labels.showCode)}${name}</summary>\n${made}</details>\n`;
}

interface Looked {
  readonly changes: Pick<FenceInfo, 'marked' | 'inserted' | 'deleted'> | null;
  readonly terminal: boolean;
  readonly firstNumber: number | false;
}

/** The code without the signs of a diff, and how each of its lines is shown. */
function looksOf(text: string, info: FenceInfo, { changes, terminal, firstNumber }: Looked) {
  const lines = text.replace(/\n$/, '').split('\n');
  const signs = info.isDiff ? lines.map((line) => /^[+-]/.exec(line)?.[0] ?? '') : [];
  const bare = info.isDiff ? lines.map((line) => line.replace(/^[ +-]/, '')) : lines;
  const prompts = terminal ? promptLengths(lines) : [];
  const isMarked = (kind: 'marked' | 'inserted' | 'deleted', number: number) =>
    info[kind].has(number) || (changes?.[kind].has(number) ?? false);
  const looks = bare.map((line, index): LineLook => {
    const number = index + 1;
    const mark =
      signs[index] === '+' || isMarked('inserted', number)
        ? 'ins'
        : signs[index] === '-' || isMarked('deleted', number)
          ? 'del'
          : isMarked('marked', number)
            ? 'line'
            : null;
    const prompt = prompts[index] ?? 0;
    const words = info.words.length === 0 ? [] : wordsIn(line, info.words);
    const pieces =
      prompt === 0
        ? words
        : [{ start: 0, end: prompt, kind: 'prompt' } as const, ...words.filter((one) => one.start >= prompt)];
    if (mark === null && firstNumber === false && pieces.length === 0) return plainLook;
    return { mark, number: firstNumber === false ? null : firstNumber + index, pieces };
  });
  return { code: info.isDiff ? `${bare.join('\n')}\n` : text, looks };
}

/** What stands around the lines of a block. */
interface Around extends Pick<FenceInfo, 'language' | 'title' | 'label'> {
  readonly classes: string;
  /** In place of the language's own name. */
  readonly shownLanguage?: string | undefined;
}

function figure(html: string, around: Around, labels: MarkdownLabels): string {
  const { classes, language, title, label } = around;
  const shown = around.shownLanguage ?? languageTitle(language) ?? '';
  const name = escapeHtml(title ?? label ?? labels.code);
  const ofGroup = label === null ? '' : `<figcaption class="tab-name">${escapeHtml(label)}</figcaption>`;
  const caption = title === null ? ofGroup : `<figcaption class="file-name">${escapeHtml(title)}</figcaption>`;
  const pre = `<pre role="group" aria-label="${name}" tabindex="0">`;
  const code = `<code${attribute('class', language === '' ? '' : `language-${language}`)}>${html}</code>`;
  return `<figure class="${classes}"${attribute('data-language', shown)}>${caption}${pre}${code}</pre></figure>\n`;
}
