/** The directives of a Content-Security-Policy (CSP Level 3, 6) that say from where a page may load, and where it may send to. */
export const directives = [
  'script-src',
  'style-src',
  'img-src',
  'font-src',
  'connect-src',
  'media-src',
  'frame-src',
  'form-action',
  'manifest-src',
  'worker-src',
  'object-src',
] as const;
export type Directive = (typeof directives)[number];

/** Something that a page needs a policy to allow: a directive and a source of it, `img-src https://img.example`. */
export type Need = `${Directive} ${string}`;

/** The sources that one thing needs, by directive. */
export type Sources = Readonly<Partial<Record<Directive, readonly string[]>>>;

/** The directive and the source of a need. */
export function partsOf(need: string): readonly [directive: string, source: string] {
  const space = need.indexOf(' ');
  return [need.slice(0, space), need.slice(space + 1)];
}

/** What stands for styles in attributes and for inline handlers, which no policy by hashes allows. */
export const unsafe = "'unsafe-inline'";
