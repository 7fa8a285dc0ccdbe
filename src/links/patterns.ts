import { decodeUrl } from '../model/url.ts';

/**
 * Whether a URL is meant by one of some patterns: `example.com` is a host and all below it, `https://example.com/old/*` a
 * URL in which `*` stands for anything; without a scheme both are meant.
 */
export function matcher(patterns: readonly string[]): (url: URL) => boolean {
  const tests = patterns.map(testOf);
  return (url) => tests.some((test) => test(url));
}

function testOf(pattern: string): (url: URL) => boolean {
  if (/^[\w.-]+(?::\d+)?$/.test(pattern)) {
    const host = pattern.toLowerCase();
    return (url) => [url.host, url.hostname].some((one) => one === host || one.endsWith(`.${host}`));
  }
  const whole = pattern.includes('://') ? pattern : `*://${pattern}`;
  const expression = new RegExp(`^${whole.split('*').map(escaped).join('.*')}$`, 's');
  // As it is asked for, and as people read it.
  return ({ href }) => [href, decodeUrl(href), href.replace(/\/$/, '')].some((form) => expression.test(form));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&');
}
