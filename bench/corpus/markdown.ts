import { codeBlock } from './code.ts';
import { amount, sentence, thing, title } from './prose.ts';
import type { Random } from './random.ts';

/** How long a body is and how many blocks of code stand in it. Code is not counted in the words. */
export interface BodySize {
  readonly words: number;
  readonly codeBlocks: number;
}

/**
 * A post's body as people write them: sections with paragraphs, and here and there a list, a quote or a table. It ends
 * with the block that brings it nearest to `words`. The blocks of code stand at equal distances.
 */
export function body(random: Random, { words, codeBlocks }: BodySize): string {
  const blocks: string[] = [];
  let written = 0;
  let code = 0;
  for (let position = 0; ; position += 1) {
    const block = position === 0 ? paragraph(random) : nextBlock(random, position);
    const length = wordsIn(block);
    if (position > 0 && written + length / 2 > words) break;
    blocks.push(block);
    written += length;
    while (code < codeBlocks && written >= (words * (code + 1)) / (codeBlocks + 1)) {
      blocks.push(codeBlock(random));
      code += 1;
    }
  }
  for (; code < codeBlocks; code += 1) blocks.push(codeBlock(random));
  return `${blocks.join('\n\n')}\n`;
}

/** Words of a text as a reader counts them: what stands between spaces and has a letter or a digit. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[a-z\d]/i.test(word)).length;
}

function nextBlock(random: Random, position: number): string {
  if (position % 4 === 1) return `## ${title(random)}\n\n${paragraph(random)}`;
  const kind = random.number();
  if (kind < 0.68) return paragraph(random);
  if (kind < 0.76) return `### ${title(random)}\n\n${paragraph(random)}`;
  if (kind < 0.85) return list(random, () => '- ');
  if (kind < 0.91) return list(random, (index) => `${index + 1}. `);
  if (kind < 0.97) return `> ${sentence(random)} ${sentence(random)}`;
  return table(random);
}

function paragraph(random: Random): string {
  return repeated(random.whole(3, 5), () => sentence(random)).join(' ');
}

function list(random: Random, marker: (index: number) => string): string {
  return repeated(random.whole(3, 5), (index) => marker(index) + sentence(random)).join('\n');
}

function table(random: Random): string {
  const rows = repeated(random.whole(3, 5), () => `| ${thing(random)} | ${amount(random)} | ${amount(random)} |`);
  return ['| Part | Before | After |', '| --- | ---: | ---: |', ...rows].join('\n');
}

function repeated(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
