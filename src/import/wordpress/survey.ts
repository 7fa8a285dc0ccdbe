import { z } from 'zod';
import { CompactMap } from '../compact-map.ts';
import { kept } from '../kept.ts';
import { NumberMap } from '../number-map.ts';
import { RecordFile } from '../record-file.ts';
import { plainText } from './plain-text.ts';
import { channelElements } from './wxr/elements.ts';
import {
  guestAuthor,
  readAuthor,
  readItem,
  readTerm,
  type WxrAuthor,
  type WxrItem,
  type WxrTerm,
} from './wxr/records.ts';

const attachmentSchema = z.object({
  id: z.number(),
  title: z.string(),
  /** Where it is in the export. */
  file: z.string(),
  line: z.number(),
  url: z.string(),
  /** The address of the page that shows it. */
  link: z.string(),
  parent: z.number(),
  alt: z.string(),
  caption: z.string(),
});

/** A file of the media library. */
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>;

/** The files of a media library by number: exports have more of them than texts. */
export interface Attachments {
  readonly get: (id: number) => Attachment | null;
  readonly values: () => Iterable<Attachment>;
}

/** An entry of a menu, in the order of the export. */
export interface MenuItem {
  readonly id: number;
  readonly menu: string;
  readonly order: number;
  readonly parent: string;
  readonly label: string;
  /** Where it leads; empty where it leads to an item of the blog. */
  readonly url: string;
  readonly object: { readonly type: string; readonly id: number };
}

/** What the first reading of an export learns, so that the second can write each item as it comes. */
export interface Survey {
  readonly paths: readonly string[];
  readonly channel: Readonly<
    Record<'title' | 'link' | 'description' | 'language' | 'base' | 'version' | 'generator', string>
  >;
  readonly authors: ReadonlyMap<string, WxrAuthor>;
  readonly terms: readonly WxrTerm[];
  readonly counts: ReadonlyMap<string, number>;
  readonly attachments: Attachments;
  /** The addresses of everything that has a number, by that; empty where readers had none. */
  readonly links: CompactMap;
  /** The numbers that several items have. */
  readonly repeated: ReadonlySet<number>;
  /** The contents of reusable blocks. */
  readonly reusable: ReadonlyMap<number, string>;
  readonly menu: readonly MenuItem[];
  /** The titles of pages by number: a menu's entry without a name has that of its page. */
  readonly titles: ReadonlyMap<number, string>;
  /** What dates and addresses are learnt from: published posts. */
  readonly samples: readonly Sample[];
  /** The terms and authors of published posts: `category tools`, `author jane`. */
  readonly used: ReadonlySet<string>;
  /** The first text that shows a file, by the numbers of both. */
  readonly shownBy: NumberMap;
}

/** A published post, as far as the permalink structure and the time zone are read from it. */
export interface Sample {
  readonly id: number;
  readonly link: string;
  readonly name: string;
  readonly date: string;
  readonly dateGmt: string;
  readonly categories: readonly string[];
}

/** As many posts show the permalink structure and the time zone. */
const mostSamples = 5000;

/**
 * Reads an export, or several that are parts of one, for the first time. What it keeps of an item is a few short texts.
 * `onBytes` is told the bytes that have been read of each file. Throws ImportError for a file that is no whole export.
 */
export function survey(paths: readonly string[], onBytes: (path: string, bytes: number) => void): Survey {
  const collector = new Collector();
  for (const path of paths)
    for (const element of channelElements(path, (bytes) => onBytes(path, bytes))) {
      if (element.name === 'item') collector.addItem(readItem(element, path));
      else if (element.name === 'wp:author') collector.addAuthor(readAuthor(element));
      else {
        const term = readTerm(element);
        if (term !== null) collector.addTerm(term);
        else collector.addChannel(element.name, element.text.trim());
      }
    }
  return { paths, ...collector };
}

class Collector {
  readonly channel = { title: '', link: '', description: '', language: '', base: '', version: '', generator: '' };
  readonly authors = new Map<string, WxrAuthor>();
  readonly terms: WxrTerm[] = [];
  readonly counts = new Map<string, number>();
  readonly attachments = new RecordFile<Attachment>((value) => attachmentSchema.parse(value));
  readonly links = new CompactMap();
  readonly repeated = new Set<number>();
  readonly reusable = new Map<number, string>();
  readonly menu: MenuItem[] = [];
  readonly titles = new Map<number, string>();
  readonly samples: Sample[] = [];
  readonly used = new Set<string>();
  readonly shownBy = new NumberMap();
  readonly #termKeys = new Set<string>();

  addChannel(name: string, text: string): void {
    const key = channelKeys[name];
    if (key !== undefined && this.channel[key] === '') this.channel[key] = kept(text);
  }

  /** An author whom the export lists, or a guest, who is described more fully. */
  addAuthor({ login, name, bio, website, picture }: WxrAuthor): void {
    const there = this.authors.get(login);
    const isNamed = there !== undefined && (there.name !== there.login || name === login);
    if (login === '' || (isNamed && bio === '' && picture === 0)) return;
    this.authors.set(kept(login), {
      login: kept(login),
      name: kept(plainText(name)),
      bio: kept(plainText(bio)),
      website: kept(website),
      picture,
    });
  }

  /** One of several authors of a text, who may be listed nowhere. */
  #addCoauthor(login: string, name: string): void {
    if (!this.authors.has(login)) this.addAuthor({ login, name: name || login, bio: '', website: '', picture: 0 });
  }

  /** A term that is listed, or that an item names though none is listed. */
  addTerm({ taxonomy, slug, name, description, parent }: WxrTerm): void {
    const key = `${taxonomy} ${slug.toLowerCase() || name}`;
    if (this.#termKeys.has(key)) return;
    this.#termKeys.add(kept(key));
    this.terms.push({
      taxonomy: kept(taxonomy),
      slug: kept(slug),
      name: kept(plainText(name) || slug),
      description: kept(plainText(description)),
      parent: kept(parent),
    });
  }

  addItem(item: WxrItem): void {
    const { id, type, link, creator } = item;
    this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
    if (creator !== '' && !this.authors.has(creator))
      this.addAuthor({ login: creator, name: creator, bio: '', website: '', picture: 0 });
    for (const use of item.terms) {
      this.addTerm({ ...use, description: '', parent: '' });
      if (use.taxonomy === 'author') this.#addCoauthor(use.slug.replace(/^cap-/, ''), use.name);
    }
    this.#addLink(id, type === 'revision' || type === 'nav_menu_item' ? '' : link);
    if (type === 'guest-author') this.addAuthor(guestAuthor(item));
    if (item.status === 'publish' && type !== 'nav_menu_item') this.#addUses(item);
    if (type === 'attachment') this.#addAttachment(item);
    else if (type === 'wp_block') this.reusable.set(id, kept(item.content));
    else if (type === 'nav_menu_item') this.#addMenuItem(item);
    else if (type === 'page') this.titles.set(id, kept(plainText(item.title)));
    if (type === 'post' && item.status === 'publish' && this.samples.length < mostSamples) this.#addSample(item);
  }

  #addLink(id: number, link: string): void {
    if (!this.links.add(String(id)) && id > 0) this.repeated.add(id);
    if (link !== '' && this.links.get(String(id)) === '') this.links.set(String(id), link);
  }

  /** Which terms have texts, and which text shows a file first. */
  #addUses({ id, type, creator, content, terms, meta }: WxrItem): void {
    if (type === 'post') {
      this.used.add(kept(`author ${creator}`));
      for (const { taxonomy, slug } of terms) this.used.add(kept(`${taxonomy} ${slug}`));
    }
    const thumbnail = meta.find(({ key }) => key === '_thumbnail_id')?.value ?? '';
    const shown = [
      ...content.matchAll(/\bwp-image-(\d+)|<!-- wp:(?:image|file|audio|video|cover) \{[^>]*?"id":(\d+)/g),
    ];
    for (const file of [thumbnail, ...shown.map(([, inClass, inBlock]) => inClass ?? inBlock)])
      if (Number(file) > 0 && this.shownBy.get(Number(file)) === null) this.shownBy.set(Number(file), id);
  }

  #addAttachment({ id, title, file, line, attachmentUrl, guid, link, parent, excerpt, meta }: WxrItem): void {
    this.attachments.set(id, {
      id,
      title: plainText(title),
      file,
      line,
      url: attachmentUrl || guid,
      link,
      parent,
      alt: plainText(meta.find(({ key }) => key === '_wp_attachment_image_alt')?.value ?? ''),
      caption: excerpt,
    });
  }

  #addMenuItem({ title, menuOrder, meta, terms, id }: WxrItem): void {
    const value = (key: string) => meta.find((one) => one.key === `_menu_item_${key}`)?.value ?? '';
    this.menu.push({
      id,
      menu: kept(terms.find(({ taxonomy }) => taxonomy === 'nav_menu')?.slug ?? ''),
      order: menuOrder,
      parent: kept(value('menu_item_parent')),
      label: kept(plainText(title)),
      url: kept(value('url')),
      object: {
        type: kept(value('type') === 'post_type' ? 'item' : value('object')),
        id: Number(value('object_id')) || id,
      },
    });
  }

  #addSample({ id, link, name, date, dateGmt, terms }: WxrItem): void {
    const categories = terms.filter(({ taxonomy }) => taxonomy === 'category').map(({ slug }) => kept(slug));
    this.samples.push({ id, link: kept(link), name: kept(name), date: kept(date), dateGmt: kept(dateGmt), categories });
  }
}

const channelKeys: Readonly<Record<string, keyof Survey['channel']>> = {
  title: 'title',
  link: 'link',
  description: 'description',
  language: 'language',
  'wp:base_blog_url': 'base',
  'wp:wxr_version': 'version',
  generator: 'generator',
};
