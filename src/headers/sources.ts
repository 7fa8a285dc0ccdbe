import { hash } from 'node:crypto';
import { type Directive, type Need, unsafe } from '../model/needs.ts';

/** The address of a site, as those of what its pages load are read by it. */
export interface SiteAddress {
  readonly base: string;
  readonly origin: string;
}

/** The address of the site that is at a URL. */
export function siteAddress(url: string): SiteAddress {
  return { base: url, origin: new URL(url).origin };
}

/** Collects needs; a source of the site itself, or none at all, is left out. */
export class Sources {
  readonly needs = new Set<Need>();
  readonly #site: SiteAddress;

  constructor(site: SiteAddress) {
    this.#site = site;
  }

  addAll(needs: Iterable<Need>): void {
    for (const need of needs) this.needs.add(need);
  }

  add(directive: Directive, url: string | undefined): void {
    if (url === undefined) return;
    const parsed = URL.parse(decoded(url).trim(), this.#site.base);
    if (parsed === null || parsed.origin === this.#site.origin) return;
    if (/^https?:$/.test(parsed.protocol)) this.needs.add(`${directive} ${parsed.origin}`);
    else if (/^(?:data|blob):$/.test(parsed.protocol)) this.needs.add(`${directive} ${parsed.protocol}`);
  }

  /** A script or a style within a page is allowed by its hash (CSP Level 3, 6.7.3.3). A parser has one kind of line end. */
  inline(directive: Directive, text: string): void {
    if (text === '') return;
    this.needs.add(`${directive} 'sha256-${hash('sha256', text.replaceAll(/\r\n?/g, '\n'), 'base64')}'`);
  }

  unsafe(directive: Directive): void {
    this.needs.add(`${directive} ${unsafe}`);
  }
}

function decoded(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&#38;', '&');
}
