import type MarkdownIt from 'markdown-it';
import abbr from 'markdown-it-abbr';
import type { BodyEnvironment } from '../../environment.ts';

/** `*[HTML]: HyperText Markup Language` explains each HTML in the text, as in PHP Markdown Extra. */
export function abbreviations(parser: MarkdownIt): void {
  parser.use(abbr);
  parser.renderer.rules.abbr_open = (tokens, index, options, { features }: BodyEnvironment, renderer) => {
    features.add('prose');
    return renderer.renderToken(tokens, index, options);
  };
}
