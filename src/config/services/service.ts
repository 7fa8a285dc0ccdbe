import { isText, listOf, mapOf, nullOr, objectOf } from '../../cache/shape.ts';
import type { Sources } from '../../model/needs.ts';

/** A file of a service and what is given to it: a script's attributes, or the parameters of a frame's address. */
export interface ServiceFile {
  /** Absolute. */
  readonly url: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * A service of others, as pages ask it. Templates print what it has, and the Content-Security-Policy allows exactly that:
 * both read this, so that neither can know a host that the other does not.
 */
export interface Service {
  /** The word by which site.yaml names it. */
  readonly provider: string;
  /** The script that a page runs; null where it needs none of theirs. */
  readonly script: ServiceFile | null;
  /** The page of theirs that a page frames. */
  readonly frame: ServiceFile | null;
  /** Origins that its script sends to, and loads styles and pictures from. */
  readonly connect: readonly string[];
  readonly style: readonly string[];
  readonly img: readonly string[];
  /** Where a form sends to. */
  readonly form: string | null;
  /** A page of theirs for people, which needs no script of ours; null where there is none. */
  readonly page: string | null;
}

/** A service that needs nothing yet. */
export const noNeeds = { script: null, frame: null, connect: [], style: [], img: [], form: null, page: null } as const;

const isFile = objectOf<ServiceFile>({ url: isText, values: mapOf(isText) });

/** True for what a kept configuration may say of a service. */
export const isService = objectOf<Service>({
  provider: isText,
  script: nullOr(isFile),
  frame: nullOr(isFile),
  connect: listOf(isText),
  style: listOf(isText),
  img: listOf(isText),
  form: nullOr(isText),
  page: nullOr(isText),
});

/** What a service needs a Content-Security-Policy to allow: origins, and only those directives that it needs. */
export function sourcesOf({ script, frame, connect, style, img, form }: Service): Sources {
  const origin = (url: string | null | undefined) => (url ? [new URL(url).origin] : []);
  const all: Sources = {
    'script-src': origin(script?.url),
    'style-src': style,
    'img-src': img,
    'connect-src': connect,
    'frame-src': origin(frame?.url),
    'form-action': origin(form),
  };
  return Object.fromEntries(Object.entries(all).filter(([, sources]) => sources.length > 0));
}
