import type MarkdownIt from 'markdown-it';
import type { RenderRule } from 'markdown-it/lib/renderer.mjs';
import { escapeHtml } from '../../model/escape-html.ts';
import type { Scheme } from '../../model/picture-scheme.ts';
import { unfinishedHtml } from '../../problems/rules/bodies.ts';
import { type BodyEnvironment, bodyPlace } from '../environment.ts';
import { type Spot, SpotCounter, spotOf } from '../lines.ts';
import { type HtmlTag, type HtmlTags, tagsOf } from './html-tags.ts';
import type { OwnUrl, UrlPlace } from './links.ts';
import { joinSchemePictures, type SchemePicture, schemePictures } from './scheme-pictures.ts';
import { attributeEdit, type Edit, editsOf, pictureSlot } from './tag-edits.ts';

/** Raw HTML as it was written, but for what every page of a site needs of it. */
export function rawHtml(parser: MarkdownIt, own: OwnUrl): void {
  parser.use(joinSchemePictures);
  const rule: RenderRule = (tokens, index, _options, environment: BodyEnvironment) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const spot = spotOf(token);
    // A piece within a text is one tag or comment; a block has lines of its own.
    const counter = token.block ? new SpotCounter(token.content, spot.line, environment.source) : null;
    const spotAt = (offset: number) => counter?.spotAt(offset) ?? spot;
    return rewritten(token.content, spotAt, { environment, own });
  };
  parser.renderer.rules.html_block = rule;
  parser.renderer.rules.html_inline = rule;
}

/**
 * Pictures become slots and links are treated as those of Markdown; headings go down with the others; styles and
 * scripts in attributes are left out, because a strict Content-Security-Policy forbids them. Where HTML shows code, only
 * the last is done. What has no end in its block gets one, or a quotation mark that is missing would hide what follows.
 */
function rewritten(html: string, spotAt: (offset: number) => Spot, site: Omit<UrlPlace, keyof Spot>): string {
  const { tags, unfinished } = tagsOf(html);
  const pairs = schemePictures(tags);
  let written = '';
  let from = 0;
  for (const tag of tags) {
    if (tag.start < from) continue;
    const pair = pairs.get(tag);
    const place = { ...site, ...spotAt((pair?.image ?? tag).start) };
    const edits = pair === undefined ? editsOf(tag, place) : [pairEdit(html, pair, place)];
    for (const { start, end, text } of edits) {
      written += html.slice(from, start) + text;
      from = end;
    }
  }
  if (unfinished === null) return written + html.slice(from);
  const spot = spotAt(unfinished.start);
  return written + html.slice(from, unfinished.start) + finished(html, unfinished, spot, site.environment);
}

/** A comment ends with its block; a tag that does not end is shown as text, as nobody knows what of it was meant as what. */
function finished(
  html: string,
  { start, ending }: NonNullable<HtmlTags['unfinished']>,
  spot: Spot,
  { findings }: BodyEnvironment,
): string {
  const rest = html.slice(start);
  findings.push(unfinishedHtml(bodyPlace(spot), /^<\S{0,30}/.exec(rest)?.[0] ?? '<', ending ?? '>'));
  return ending === null ? rest.replaceAll('<', '&lt;') : `${rest.trimEnd()} ${ending}\n`;
}

/** A picture that chooses by colour scheme, as what is shown in each. */
function pairEdit(html: string, picture: SchemePicture, place: UrlPlace): Edit {
  const { tags, image } = picture;
  const light = choiceHtml(html, picture, 'light', place);
  // What is told of it, and led to in it, is told once.
  const { environment } = place;
  const dark = choiceHtml(html, picture, 'dark', { ...place, environment: { ...environment, findings: [], ids: [] } });
  return { start: tags[0]?.start ?? image.start, end: tags.at(-1)?.end ?? image.end, text: light + dark };
}

function choiceHtml(html: string, picture: SchemePicture, scheme: Scheme, place: UrlPlace): string {
  const { tags, image } = picture;
  const choice = picture[scheme];
  const attributes = image.attributes
    .filter(({ name }) => scheme === 'light' || name !== 'id')
    .map((one) => (one.name === 'src' ? { ...one, value: `${choice.url}#gh-${scheme}-mode-only` } : one));
  const shown = () => pictureSlot({ ...image, attributes }, place) ?? '';
  if (choice.sources.size === 0) return shown();
  return tags
    .filter((tag) => tag.name !== 'source' || choice.sources.has(tag))
    .map((tag) => {
      if (tag === image) return shown();
      const media = choice.sources.get(tag);
      return media === undefined ? tagHtml(html, tag, place) : sourceHtml(html, tag, media, place);
    })
    .join('');
}

/** A `<source>` with another `media`. */
function sourceHtml(html: string, tag: HtmlTag, media: string | null, place: UrlPlace): string {
  const others = tag.attributes.filter(({ name }) => name !== 'media');
  const written = others.map((one) => attributeEdit(one, tag, place)?.text ?? html.slice(one.start, one.end));
  return `<source${media === null ? '' : ` media="${escapeHtml(media)}"`}${written.join('')}>`;
}

function tagHtml(html: string, tag: HtmlTag, place: UrlPlace): string {
  let written = '';
  let from = tag.start;
  for (const { start, end, text } of editsOf(tag, place)) {
    written += html.slice(from, start) + text;
    from = end;
  }
  return written + html.slice(from, tag.end);
}
