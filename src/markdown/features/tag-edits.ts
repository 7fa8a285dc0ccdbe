import { escapeHtml } from '../../model/escape-html.ts';
import { encodeUrl } from '../../model/url.ts';
import { forbiddenAttribute, foreignSyntax, pageTag } from '../../problems/rules/bodies.ts';
import { takenId } from '../../problems/rules/constructs.ts';
import { addresslessPicture } from '../../problems/rules/pictures.ts';
import { addresslessTag, missingPictureText } from '../../problems/rules/prose.ts';
import { bodyPlace } from '../environment.ts';
import { frameAttributes } from './frames.ts';
import { loweredTag } from './headings.ts';
import type { HtmlAttribute, HtmlTag } from './html-tags.ts';
import { type UrlPlace, urlValue } from './links.ts';

/** A piece of a text, and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Elements that are a page's and not a part's, or that nothing can end. */
const ofPages = new Set(['html', 'head', 'body', 'base', 'frameset', 'frame', 'plaintext']);

/** Elements without an end tag. */
const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound keygen'.split(' '),
);

/** What stands instead of the parts of a tag that the site writes itself, in their order. */
export function editsOf(tag: HtmlTag, place: UrlPlace): Edit[] {
  const { name, isClosing, isSelfClosing, start, end } = tag;
  const { slots, findings } = place.environment;
  if (ofPages.has(name)) {
    if (!isClosing) findings.push(pageTag(bodyPlace(place), name));
    return [{ start, end, text: '' }];
  }
  if (name === 'img' && !isClosing && !tag.isInCode) {
    const slot = pictureSlot(tag, place);
    if (slot !== null) return [{ start, end, text: slot }];
  }
  if (name === 'a' && !isClosing && !tag.isInCode && isAddressless(tag))
    findings.push(addresslessTag(bodyPlace(place), tag.attributes.length === 0 ? '<a>' : '<a href="">'));
  // Slots are kept in the order of their marks.
  const mark = markEdit(tag, place);
  if (isClosing) {
    const nameEnd = start + 2 + name.length;
    return [mark, headingEdit(tag, place), { start: nameEnd, end: end - 1, text: '' }];
  }
  const attributes = tag.attributes.flatMap((attribute) => attributeEdit(attribute, tag, place) ?? []);
  const close = isSelfClosing && !empty.has(name) ? [{ start: end, end, text: slots.add({ kind: 'tag-end' }) }] : [];
  return [mark, headingEdit(tag, place), ...frameEdit(tag, place), ...attributes, ...close];
}

/** Marks where an element begins or ends, for contain.ts. */
function markEdit({ name, isClosing, isSelfClosing, start }: HtmlTag, { environment, line, column }: UrlPlace): Edit {
  const isMarked = !empty.has(name);
  const tag = { kind: 'tag', name, isClosing, isSelfClosing, line, column } as const;
  return { start, end: start, text: isMarked ? environment.slots.add(tag) : '' };
}

/** Attributes of an `<img>` that the site writes itself. */
const pictureAttributes = new Set(['src', 'alt', 'title', 'srcset', 'sizes', 'loading', 'decoding', 'fetchpriority']);

/** The mark of the slot of an `<img>`; null for one without a file. */
export function pictureSlot({ attributes }: HtmlTag, place: UrlPlace): string | null {
  const { line, column, environment } = place;
  const attribute = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value ?? null;
  const source = attribute('src')?.trim();
  if (source === '') environment.findings.push(addresslessPicture(bodyPlace(place), 'src="/images/name.png"'));
  if (source === undefined || source === '') return null;
  if (attribute('alt') === null && attribute('aria-hidden') !== 'true')
    environment.findings.push(missingPictureText(bodyPlace(place), 'alt="what it shows"'));
  const others = attributes.filter(({ name }) => /^[a-z][\w:.-]*$/.test(name) && !pictureAttributes.has(name));
  for (const { name, value } of attributes) noteId(name, value, 'img', place);
  return environment.slots.add({
    kind: 'picture',
    source,
    alt: attribute('alt'),
    title: attribute('title'),
    block: false,
    attributes: Object.fromEntries(
      others.filter(({ name }) => isAllowed(name, place)).map(({ name, value }) => [name, value]),
    ),
    line,
    column,
  });
}

/** True for a link without an address, which is no place that others lead to either. */
function isAddressless({ attributes }: HtmlTag): boolean {
  const address = attributes.find(({ name }) => name === 'href');
  return address === undefined ? attributes.length === 0 : address.value.trim() === '';
}

function headingEdit({ name, start, isClosing }: HtmlTag, { environment }: UrlPlace): Edit {
  const at = start + (isClosing ? 2 : 1);
  if (environment.headingShift === 0 || !/^h[1-6]$/.test(name)) return { start: at, end: at, text: '' };
  return { start: at, end: at + name.length, text: loweredTag(name, environment.headingShift) };
}

function frameEdit(tag: HtmlTag, place: UrlPlace): Edit[] {
  if (tag.name !== 'iframe' || tag.isInCode) return [];
  const at = tag.start + '<iframe'.length;
  return [{ start: at, end: at, text: frameAttributes(tag, place, place.environment) }];
}

const urlAttributes = new Set(['href', 'src', 'poster']);

/** What stands instead of an attribute; null where it stays as it is. */
export function attributeEdit({ name, value, start, end }: HtmlAttribute, tag: HtmlTag, place: UrlPlace): Edit | null {
  if (!isAllowed(name, place)) return { start, end, text: '' };
  // Of two of one name the first counts: an empty title would be none.
  if (tag.name === 'iframe' && name === 'title' && value.trim() === '') return { start, end, text: '' };
  noteId(name, value, tag.name, place);
  if (tag.isInCode) return null;
  if (name === 'srcset') return { start, end, text: ` srcset="${candidates(value, place)}"` };
  if (!urlAttributes.has(name) && !(name === 'data' && tag.name === 'object')) return null;
  const url = urlFor(value.trim(), place);
  return url === escapeHtml(value) ? null : { start, end, text: ` ${name}="${url}"` };
}

/** A `srcset` with the URL of each candidate as it should be. */
function candidates(value: string, place: UrlPlace): string {
  return value
    .trim()
    .split(/\s*,\s+/)
    .map((candidate) => {
      const end = candidate.search(/\s|$/);
      return urlFor(candidate.slice(0, end), place) + escapeHtml(candidate.slice(end));
    })
    .join(', ');
}

function urlFor(url: string, place: UrlPlace): string {
  return urlValue(encodeUrl(url), place);
}

/** What links can lead to: an id, or the name of an `<a>` as it was written before there were ids. */
function noteId(name: string, value: string, tag: string, place: UrlPlace): void {
  const { ids, findings } = place.environment;
  if (value === '' || !(name === 'id' || (name === 'name' && tag === 'a'))) return;
  if (name === 'id' && ids.includes(value)) findings.push(takenId(bodyPlace(place), value));
  ids.push(value);
}

/** False for styles and scripts in attributes, which are told. */
function isAllowed(attribute: string, place: UrlPlace): boolean {
  if (attribute === 'classname' || attribute === 'htmlfor') {
    const [written, meant] = attribute === 'classname' ? ['className', 'class'] : ['htmlFor', 'for'];
    place.environment.findings.push(
      foreignSyntax(bodyPlace(place), written, 'an attribute of JSX', `write ${meant}="…"`),
    );
  }
  if (attribute !== 'style' && !attribute.startsWith('on')) return true;
  place.environment.findings.push(forbiddenAttribute(bodyPlace(place), attribute));
  return false;
}
