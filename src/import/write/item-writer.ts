import { typedAlias } from '../../model/typed-address.ts';
import type { Asset, ImportedItem, ImportedPage, ImportedPost, OtherItem } from '../item.ts';
import { type Note, note } from '../notes.ts';
import type { ReportEntry } from '../report/report.ts';
import type { AddressOf } from './address.ts';
import type { TextPlaces } from './places.ts';
import { textFile } from './text-file.ts';
import type { ContentWriter, Written } from './writer.ts';

const outcomes: Readonly<Record<Written, string>> = {
  written: 'imported',
  unchanged: 'imported',
  kept: 'kept as it was edited',
  removed: 'not written again, as it was removed',
};

/** Writes the items of a source, each to a file of its own at the address that it had. */
export class ItemWriter {
  readonly #writer: ContentWriter;
  readonly #places: TextPlaces;
  readonly #addressOf: AddressOf;

  constructor(writer: ContentWriter, places: TextPlaces, addressOf: AddressOf) {
    this.#writer = writer;
    this.#places = places;
    this.#addressOf = addressOf;
  }

  /** Writes what an item becomes, and says what that is. */
  write(item: ImportedItem): ReportEntry {
    return item.kind === 'other' ? this.#writeOther(item) : this.#writeText(item);
  }

  #writeOther({ origin, outcome, isLeftOut, assets, notes }: OtherItem): ReportEntry {
    return { origin, outcome, isLeftOut, files: this.copy(assets), notes };
  }

  #writeText(item: ImportedPost | ImportedPage): ReportEntry {
    const file = this.#places.claim(item.file);
    const { item: addressed, notes } = this.#withAddress(item, file);
    const written = this.#writer.write(file, textFile(addressed));
    const files = [file];
    if (item.comments.length > 0) {
      const beside = file.replace(/\.md$/, '.comments.json');
      this.#writer.write(beside, `${JSON.stringify(item.comments, null, 2)}\n`);
      files.push(beside);
    }
    const isEdited = written === 'kept' || written === 'removed';
    const edited = isEdited ? [note('edited', written === 'kept' ? 'edited' : 'removed')] : [];
    return {
      origin: item.origin,
      outcome: outcomes[written],
      isLeftOut: false,
      files: [...files, ...this.copy(item.assets)],
      notes: [...item.notes, ...notes, ...edited],
    };
  }

  /** Copies files; gives those that are in their places, in the order in which they were named. */
  copy(assets: readonly Asset[]): string[] {
    for (const asset of assets) this.#writer.copy(asset);
    return assets.map(({ to }) => to);
  }

  /**
   * The item with what keeps its address: nothing where its file gives it already, else a slug, else a permalink. Old
   * URLs that cannot be written are told, and one that is the address itself is left out.
   */
  #withAddress<Item extends ImportedPost | ImportedPage>(item: Item, file: string): { item: Item; notes: Note[] } {
    const addressed = this.#keepingAddress(item, file);
    const { aliases } = addressed.frontMatter;
    const isTaken = item.address !== null && freeAddress(item.address) !== item.address;
    const taken = isTaken ? [note('address', `${item.address}, where the site has a page of its own`)] : [];
    if (!Array.isArray(aliases)) return { item: addressed, notes: taken };
    const own = this.#addressOf(addressed, file);
    const usable = aliases.flatMap((alias) => typedAlias(alias) ?? []).filter((alias) => alias !== own);
    const lost = aliases.filter((alias) => typedAlias(alias) === null);
    return {
      item: withKeys(addressed, { aliases: [...new Set(usable)] }),
      notes: [...taken, ...lost.map((alias) => note('address', alias))],
    };
  }

  #keepingAddress<Item extends ImportedPost | ImportedPage>(item: Item, file: string): Item {
    const address = item.address === null ? null : freeAddress(item.address);
    if (address === null || this.#addressOf(item, file) === address) return item;
    const last = address.split('/').findLast((part) => part !== '') ?? '';
    const withSlug = withKeys(item, { slug: readable(last) });
    if (item.kind === 'post' && last !== '' && this.#addressOf(withSlug, file) === address) return withSlug;
    return withKeys(item, { permalink: readable(address) });
  }
}

/** Addresses of pages that every site has by itself. */
const ownPages = new Set(['/', '/search/', '/tags/', '/categories/', '/archive/']);

/** The address, or one beside it where a page of the site itself stands there. */
function freeAddress(address: string): string {
  if (!ownPages.has(address)) return address;
  return address === '/' ? '/home/' : address.replace(/\/$/, '-2/');
}

function withKeys<Item extends ImportedPost | ImportedPage>(item: Item, keys: Item['frontMatter'] | object): Item {
  return { ...item, frontMatter: { ...item.frontMatter, ...keys } };
}

/** A path as people read it; one that is not UTF-8 stays encoded. */
function readable(path: string): string {
  try {
    return /%(?:[0-7])/.test(path) ? path : decodeURI(path);
  } catch {
    return path;
  }
}
