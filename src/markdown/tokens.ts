import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';

/** The text of inline tokens without their markup. What pictures show is left out, as in GitHub's heading ids. */
export function textOf(tokens: readonly Token[]): string {
  let text = '';
  for (const { type, content } of tokens) {
    if (type === 'text' || type === 'code_inline' || type === 'text_special' || type === 'formula') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += ' ';
  }
  return text;
}

/** The same with the alternative texts of pictures: a picture's own, say, or the name of a heading that is only a picture. */
export function textWithPictures(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token.type === 'image' ? textWithPictures(token.children ?? []) : textOf([token])))
    .join('');
}

/** Whether what is read next would stand in a link: one cannot hold another. The types leave out what tells it. */
export function isInsideLink(state: StateInline): boolean {
  return 'linkLevel' in state && Number(state.linkLevel) > 0;
}
