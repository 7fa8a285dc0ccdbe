import type { Site } from '../config/site.ts';
import { fileProblem } from '../files/fault-problem.ts';
import { once } from '../model/once.ts';
import type { OwnPageLinks } from '../model/own-page.ts';
import { fileSegments, pathKey, publicFolder } from '../model/paths.ts';
import type { BodyFacts } from '../model/post.ts';
import type { Route } from '../model/route.ts';
import { decodeUrl } from '../model/url.ts';
import { routesByOutput } from '../pages/routes.ts';
import { attachmentUrl } from '../pages/views/attachments.ts';
import { nearest } from '../problems/nearest.ts';
import type { Problem } from '../problems/problem.ts';
import { brokenAnchor, brokenLink, hiddenLink } from '../problems/rules/links.ts';
import { linkedFile } from '../source/body-facts.ts';
import { type FolderNames, isAbsent } from '../source/content-file.ts';
import { attachmentFault } from './attachments.ts';
import type { HiddenText, HiddenTexts } from './hidden.ts';
import { inForm, MeantLinks } from './meant-links.ts';
import { linksOfSite, type PlacedLink } from './site-links.ts';

/** A text that links: one with a page has ids, one with mistakes has none that are known. */
export interface LinkingText extends Pick<BodyFacts, 'links'> {
  readonly source: string;
  readonly ids?: string;
}

/** The links of texts, each with its place. */
function linksOfTexts(texts: readonly LinkingText[]): PlacedLink[] {
  const placed: PlacedLink[] = [];
  for (const { source, links } of texts)
    for (const { target, fragment, line, column } of links)
      placed.push({ source, target, fragment, place: () => ({ file: source, line, column }) });
  return placed;
}

/** What texts, and site.yaml, link to, and what can be linked to in turn. */
export interface WrittenLinks {
  readonly links: readonly PlacedLink[];
  readonly texts: readonly LinkingText[];
  /** The texts by the keys of their paths. */
  readonly textsByPath: () => ReadonlyMap<string, LinkingText>;
}

/** The links that somebody wrote, in texts and in site.yaml. */
export function writtenLinks(texts: readonly LinkingText[], site: Site): WrittenLinks {
  return {
    links: [...linksOfTexts(texts), ...linksOfSite(site)],
    texts,
    textsByPath: once(() => new Map(texts.map((text) => [pathKey(text.source), text]))),
  };
}

/** The files of `content/` that links name. */
export interface LinkedFiles {
  /** Those that are published as they are, sorted. */
  readonly attachments: readonly string[];
  /** What keeps others from it that are there. */
  readonly problems: readonly Problem[];
}

/** Looks at the files that links name, but for those of texts. */
export function linkedFiles({ links, textsByPath }: WrittenLinks, root: string): LinkedFiles {
  const named = Map.groupBy(
    links.filter(({ target }) => target !== ''),
    (link) => linkedFile(link, link.source),
  );
  const names: FolderNames = new Map();
  const faults = [...named.keys()]
    .filter((path) => !textsByPath().has(path))
    .map((path) => [path, attachmentFault(root, path, names)] as const);
  return {
    attachments: faults.flatMap(([path, fault]) => (fault === null ? [path] : [])).sort(),
    problems: faults.flatMap(([path, fault]) =>
      fault === null || isAbsent(fault)
        ? []
        : (named.get(path) ?? []).map((link) => fileProblem(fault, path, link.place())),
    ),
  };
}

/** A site that is known as a whole: what links in it can lead to. */
export interface LinkTargets extends Pick<WrittenLinks, 'texts' | 'textsByPath'> {
  readonly root: string;
  readonly routes: readonly Route[];
  readonly ownPages: readonly OwnPageLinks[];
  /** The outputs of all else, as pictures and style sheets: only finished pages can link to them. */
  readonly madeOutputs: ReadonlySet<string>;
  readonly attachments: readonly string[];
  /** The outputs of what is published of `public/`, and of what the site's own templates make. */
  readonly placedOutputs: readonly string[];
  /** The texts that have no page though there is such a file. */
  readonly hidden: Pick<HiddenTexts, 'statusOf' | 'at'>;
}

/** The links that lead nowhere: to no page, file or archive, or to a part of a page that it has not. */
export function linkProblems({ written, printed }: SiteLinks, targets: LinkTargets): Problem[] {
  const check = new LinkCheck(targets);
  const ofPages = printed.flatMap((link) => check.printedProblem(link) ?? []);
  // What a layout, or each page of a pagination, links to is one mistake.
  const once = new Map(ofPages.map((problem) => [JSON.stringify(problem), problem]));
  return [...written.flatMap((link) => check.problem(link) ?? []), ...once.values()];
}

/** All links of a site: those of texts and of site.yaml, and those of finished pages, whose targets are URL paths. */
export interface SiteLinks {
  readonly written: readonly PlacedLink[];
  readonly printed: readonly PlacedLink[];
}

class LinkCheck {
  readonly #targets: LinkTargets;
  readonly #texts: () => ReadonlyMap<string, LinkingText>;
  readonly #pages: () => ReadonlyMap<string, Route>;
  readonly #ownIds: ReadonlyMap<string, string>;
  readonly #files: ReadonlySet<string>;
  readonly #placedOutputs: ReadonlySet<string>;
  readonly #meant: MeantLinks;
  readonly #folders: FolderNames = new Map();

  constructor(targets: LinkTargets) {
    this.#targets = targets;
    this.#meant = new MeantLinks(targets);
    this.#texts = targets.textsByPath;
    this.#ownIds = new Map(targets.ownPages.map(({ output, ids }) => [output, ids]));
    this.#pages = () => routesByOutput(targets.routes);
    this.#files = new Set(targets.attachments);
    this.#placedOutputs = new Set(targets.placedOutputs);
  }

  problem(link: PlacedLink): Problem | null {
    const { target, fragment, source, place } = link;
    if (target === '') return this.#anchorProblem(link, source, 'this text');
    const path = linkedFile(link, source);
    if (this.#texts().has(path)) return this.#anchorProblem(link, path, path);
    const status = this.#targets.hidden.statusOf(path);
    if (status !== null) return hiddenLink(place(), path, status);
    const url = target.startsWith('/') ? target : this.#urlFrom(source, target);
    const page = url === null ? null : this.#pageAt(url);
    if (page !== null) return page.source === null ? null : this.#anchorProblem(link, page.source, target);
    const ownIds = url === null ? null : this.#ownIdsAt(url);
    if (ownIds !== null) return idProblem(link, ownIds, target);
    if (this.#isPublic(path) || this.#files.has(path) || (url !== null && this.#isServed(url))) return null;
    const fault = attachmentFault(this.#targets.root, path, this.#folders);
    if (fault !== null && !isAbsent(fault)) return null;
    const hidden = url === null ? null : this.#hiddenAt(url);
    if (hidden !== null) return hiddenLink(place(), hidden.source, hidden.status);
    const shown = fragment === '' ? target : `${target}#${fragment}`;
    const actual = fault?.kind === 'misspelt' ? inForm(target, fault.actual, source) : null;
    return brokenLink(place(), decodeUrl(shown), actual ?? this.#meant.of(target, path, source));
  }

  /** Of a link in a finished page: it leads where a host would answer it. */
  printedProblem(link: PlacedLink): Problem | null {
    const { target, fragment, place } = link;
    const page = this.#pageAt(target);
    if (page !== null) return page.source === null ? null : this.#anchorProblem(link, page.source, target);
    const ownIds = this.#ownIdsAt(target);
    if (ownIds !== null) return idProblem(link, ownIds, target);
    if (this.#isServed(target) || outputsAt(target).some((output) => this.#targets.madeOutputs.has(output)))
      return null;
    const hidden = this.#hiddenAt(target);
    if (hidden !== null) return hiddenLink(place(), hidden.source, hidden.status);
    const shown = fragment === '' ? target : `${target}#${fragment}`;
    const meant = this.#meant.of(target, decodeUrl(target), '');
    return brokenLink(place(), decodeUrl(shown), meant !== null && this.#isThere(meant) ? meant : null);
  }

  #anchorProblem(link: PlacedLink, source: string, where: string): Problem | null {
    const ids = this.#texts().get(pathKey(source))?.ids;
    return ids === undefined ? null : idProblem(link, ids, where);
  }

  /** The ids of the page of an own template at a URL; null where there is none. */
  #ownIdsAt(url: string): string | null {
    return (
      outputsAt(url)
        .map((output) => this.#ownIds.get(output))
        .find((ids) => ids !== undefined) ?? null
    );
  }

  /** The text that would have a page at a URL, and has none yet, or no more. */
  #hiddenAt(url: string): HiddenText | null {
    return (
      outputsAt(url)
        .map((output) => this.#targets.hidden.at(output))
        .find((one) => one !== null) ?? null
    );
  }

  #isThere(url: string): boolean {
    return this.#pageAt(url) !== null || this.#isServed(url);
  }

  #pageAt(url: string): Route | null {
    return (
      outputsAt(url)
        .map((output) => this.#pages().get(output))
        .find((page) => page !== undefined) ?? null
    );
  }

  /** Where a relative URL leads from the page of a text. */
  #urlFrom(source: string, target: string): string | null {
    const own = this.#targets.routes.find((page) => page.source === source && page.kind !== 'redirect');
    return own === undefined ? null : (URL.parse(target, `https://site.example${own.url}`)?.pathname ?? null);
  }

  /** Whether a path from the site's root is a file's that is published of `public/`. */
  #isPublic(path: string): boolean {
    return path.startsWith(`${publicFolder}/`) && this.#placedOutputs.has(path.slice(publicFolder.length + 1));
  }

  /** Whether something else than a page is at a URL: a file that is published as it is. */
  #isServed(url: string): boolean {
    const { attachments } = this.#targets;
    if (outputsAt(url).some((output) => this.#placedOutputs.has(pathKey(output)))) return true;
    return attachments.some((path) => attachmentUrl(path) === url);
  }
}

/** `#` and `#top` lead to the beginning of every page (HTML, 7.4.6.4). */
function idProblem({ fragment, place }: PlacedLink, known: string, where: string): Problem | null {
  const ids = known.split(' ');
  const wanted = decodeUrl(fragment);
  if (wanted === '' || /^top$/i.test(wanted)) return null;
  if (ids.includes(wanted) || ids.includes(fragment) || idsOfPages.has(wanted)) return null;
  return brokenAnchor(place(), wanted, where, nearest(wanted, ids));
}

/** The files that hosts answer a URL path with. */
function outputsAt(url: string): string[] {
  const file = fileSegments(url)?.join('/');
  if (file === undefined) return [];
  return file === '' || file.endsWith('/') ? [`${file}index.html`] : [file, `${file}/index.html`];
}

/** What the pages of the theme have beside the text. */
const idsOfPages = new Set(['mainContent', 'siteMenu', 'comments']);
