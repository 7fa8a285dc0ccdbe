import type Token from 'markdown-it/lib/token.mjs';

/** The text of inline tokens without their markup. What pictures show is left out, as in GitHub's heading ids. */
export function textOf(tokens: readonly Token[]): string {
  let text = '';
  for (const { type, content } of tokens) {
    if (type === 'text' || type === 'code_inline' || type === 'text_special') text += content;
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

/** Whether the next inline token would stand in a link: one cannot hold another. `tokens` are those before it. */
export function isInsideLink(tokens: readonly Token[]): boolean {
  const last = tokens.findLast(
    ({ type, content }) =>
      type === 'link_open' || type === 'link_close' || (type === 'html_inline' && /^<\/?a[\s>]/i.test(content)),
  );
  return (
    last !== undefined && (last.type === 'link_open' || (last.type === 'html_inline' && !last.content.startsWith('</')))
  );
}
