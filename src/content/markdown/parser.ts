import MarkdownIt from 'markdown-it';
import linkify from 'markdown-it/lib/rules_core/linkify.mjs';
import footnotes from 'markdown-it-footnote';

/** Signs that end a sentence and not an address. */
const trailing = /[?!.,:*_~'")\]]+$/;
const afterWww = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:[/?#][^\s<]*)?/i;

/** What every address that is linked without markup has in it. */
const address = /:\/\/|www\.|@|mailto:/i;

/** A URL that needs no encoding: parsing it would give it back. */
const plainUrl = /^(?:https?:\/\/[a-z\d.-]+)?[\w./?#=&:+,;~-]*$/;

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
  // Most texts have no address outside a link, and seeing that is far cheaper than looking for one.
  parser.core.ruler.at('linkify', (state) => {
    const mayHaveAddress = state.tokens.some((token) =>
      token.children?.some((child) => child.type === 'text' && address.test(child.content)),
    );
    if (mayHaveAddress) linkify(state);
  });
  const { normalizeLink } = parser;
  parser.normalizeLink = (url) => (plainUrl.test(url) ? url : normalizeLink(url));
  return parser.use(footnotes);
}
