import type MarkdownIt from 'markdown-it';
import Token from 'markdown-it/lib/token.mjs';

/** How a task begins. */
const marker = /^\[([ xX])\]\s+(?=\S)/;
const boxes = ['[ ]', '[x]', '[X]'];

/**
 * A list item that begins with `[ ]` or `[x]` is a task, as in GitHub Flavored Markdown, section 5.3: a box that nobody
 * can tick, named by the text behind it.
 */
export function taskLists(parser: MarkdownIt): void {
  parser.core.ruler.after('block', 'tasks', (state) => {
    if (boxes.some((box) => state.src.includes(box)) && state.tokens.some((_, index) => isTask(state.tokens, index)))
      state.tokens = withBoxes(state.tokens);
  });
  parser.renderer.rules.task_open = (tokens, index) =>
    `<label><input type="checkbox" disabled${tokens[index]?.meta.done ? ' checked' : ''}> `;
  parser.renderer.rules.task_close = () => '</label>';
}

/** Whether a token is the text of a task: that of the paragraph with which a list item begins. */
function isTask(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return (
    token?.type === 'inline' &&
    tokens[index - 1]?.type === 'paragraph_open' &&
    tokens[index - 2]?.type === 'list_item_open' &&
    marker.test(token.content)
  );
}

function withBoxes(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, index) => {
    if (!isTask(tokens, index)) return token;
    const [written = '', state] = marker.exec(token.content) ?? [];
    token.content = token.content.slice(written.length);
    tokens[index - 2]?.attrSet('class', 'task-list-item');
    const open = new Token('task_open', 'label', 1);
    open.meta = { done: state !== ' ' };
    return [open, token, new Token('task_close', 'label', -1)];
  });
}
