import { distance } from 'fastest-levenshtein';

/** Why an address leads nowhere, or elsewhere than meant, and the one that was meant; null where nobody can know it. */
export interface AddressFault {
  readonly reason: string;
  readonly mended: string | null;
}

/** An address of the web as nearly all are: nothing is wrong with its beginning. */
const usual = /^https?:\/\/(?!https?[/:])(?:[a-z\d_-]+\.)+[a-z][a-z\d-]*(?::\d+)?(?:[/?#]|$)/i;

/** A path, or a place of the page. */
const path = /^(?:[/#?]|\.{1,2}\/)(?!\/)[\w./#?=&%~+:,;!@*'()-]*$/;

/** Services that programs of mail, chat and documents put in front of an address: the parameter in which it is. */
const detours: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?/i, 'q'],
  [/^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?/i, 'url'],
  [/^https?:\/\/[\w.-]*\.safelinks\.protection\.outlook\.com\//i, 'url'],
  [/^https?:\/\/(?:l|lm)\.(?:facebook|instagram)\.com\//i, 'u'],
  [/^https?:\/\/slack-redir\.net\/link\?/i, 'url'],
  [/^https?:\/\/t\.umblr\.com\/redirect\?/i, 'z'],
  [/^https?:\/\/out\.reddit\.com\//i, 'url'],
  [/^https?:\/\/(?:www\.)?linkedin\.com\/redir\/redirect\?/i, 'url'],
  [/^https?:\/\/steamcommunity\.com\/linkfilter\/\?/i, 'url'],
];

/** What is wrong with an address, by its letters alone: its scheme, the signs behind that, its host. Pure. */
export function addressFault(url: string): AddressFault | null {
  if (path.test(url)) return null;
  if (usual.test(url)) return url.includes('=http') || url.includes('safelinks') ? detourFault(url) : null;
  return quotedFault(url) ?? schemeFault(url) ?? hostFault(url);
}

function detourFault(url: string): AddressFault | null {
  for (const [service, parameter] of detours) {
    const target = service.test(url) ? URL.parse(url)?.searchParams.get(parameter) : null;
    if (target && /^https?:\/\//.test(target))
      return { reason: 'it goes by way of a service that counts who follows it', mended: target };
  }
  return null;
}

/** Quotation marks that were typed around it, as they are in a text or as a URL has them. */
function quotedFault(url: string): AddressFault | null {
  const [, inside] =
    /^(?:[“”„‘’«»"']|%E2%80%9[89CDEcde]|%22|&quot;)+(.*?)(?:[“”„‘’«»"']|%E2%80%9[89CDEcde]|%22|&quot;)+$/.exec(url) ??
    [];
  return inside ? { reason: 'its quotation marks are taken for a part of it', mended: inside } : null;
}

const doubled = /^(?:https?[:;.]?\/{0,3})+(https?):?\/{1,3}(?=[^/])/i;
const slashes = /^(https?):(?!\/\/[^/\\])(?:[/\\]|%5C)*(?=[^/\\%])/i;
const colon = /^(https?)(?:[;.,]|%3B)?\/\/(?=[^/])/i;
const anyScheme = /^([a-z][a-z\d]{1,6}):\/\/(?=.)/i;

function schemeFault(url: string): AddressFault | null {
  if (/^https?:\/*$/i.test(url)) return { reason: 'nothing stands behind its beginning', mended: null };
  const space = /^(https?:\/\/)(?:%20|\s)+(?=\S)/i.exec(url);
  if (space !== null) return { reason: 'a space stands in it', mended: (space[1] ?? '') + url.slice(space[0].length) };
  for (const [pattern, reason] of [
    [doubled, 'it begins twice'],
    [slashes, 'two slashes belong behind its colon'],
    [colon, 'a colon is missing in its beginning'],
  ] as const) {
    const [written, scheme = ''] = pattern.exec(url) ?? [];
    if (written !== undefined)
      return { reason, mended: `${scheme.toLowerCase()}://${url.slice(written.length).replaceAll('\\', '/')}` };
  }
  const [written = '', scheme = ''] = anyScheme.exec(url) ?? [];
  const name = scheme.toLowerCase();
  const isNear = name !== 'http' && name !== 'https' && Math.min(distance(name, 'http'), distance(name, 'https')) <= 1;
  if (written !== '' && isNear)
    return { reason: `"${scheme}" is no way to a page`, mended: `https://${url.slice(written.length)}` };
  return null;
}

function hostFault(url: string): AddressFault | null {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (host === '') return null;
  const mended = host.replaceAll(/,(?=[a-z]{2,}$)/gi, '.').replaceAll(/\.{2,}/g, '.');
  if (mended !== host && usual.test(scheme + mended))
    return { reason: `no host is called "${host}"`, mended: scheme + mended + rest };
  return null;
}

/** True for an address of the computer or the network of whoever wrote it. */
export function isPrivate(url: string): boolean {
  return /^https?:\/\/(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\]|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|[\w-]+\.local)(?::\d+)?(?:[/?#]|$)/i.test(
    url,
  );
}
