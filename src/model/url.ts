/** What may stand in a URL as it is (RFC 3986, section 2), percent-sequences among it. */
const needsEncoding = /%(?![\da-f]{2})|[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/gi;

/**
 * A URL with everything percent-encoded that cannot stand in one, as UTF-8 (RFC 3986, section 2.5; what WHATWG's parser
 * does too). What is encoded already stays: encoding again changes nothing. Half characters become U+FFFD.
 */
export function encodeUrl(url: string): string {
  return url.toWellFormed().replaceAll(needsEncoding, encodeURIComponent);
}

/** A URL's text with its percent-sequences decoded, unless they are no UTF-8. */
export function decodeUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
