import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';

/** Signs that end a sentence and not an address. */
const trailing = /[?!.,:*_~'")\]]+$/;
const afterWww = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:[/?#][^\s<]*)?/i;

/**
 * CommonMark with GitHub's tables, strikethrough, autolinks and footnotes. Texts are printed as typed (no typographer),
 * and raw HTML stays. Of addresses without a scheme only `www.` and mail are linked, as in GitHub Flavored Markdown:
 * `node.js` and `README.md` are words.
 */
export function createParser(): MarkdownIt {
  const parser = new MarkdownIt({ html: true, linkify: true, typographer: false });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  parser.linkify.add('www.', {
    validate: (text, position) => afterWww.exec(text.slice(position))?.[0].replace(trailing, '').length ?? 0,
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
  return parser.use(footnotes);
}
