/** What the reference of rules tells of a rule. */
export interface RuleText {
  /** Why it is a mistake, or what comes of it, in a sentence. */
  readonly about: string;
  /** A site that breaks this rule and no other. */
  readonly wrong: Example;
  /** The same site with the mistake mended: it breaks no rule. */
  readonly right: Example;
  /** True where a build can go on all the same: only then may `site.yaml` make less of an error. */
  readonly isLowerable?: true;
}

/** A site as an example shows it, by what matters in it. Without `body` and `keys` it has no post of its own. */
export type Example = ExampleSite | ExampleCase;

/** A site that can be written and checked. */
export interface ExampleSite {
  /** The Markdown of the post `content/posts/example.md`. */
  readonly body?: string;
  /** Its whole front matter, without the fences. */
  readonly keys?: string;
  /** Settings of `content/site.yaml` beside `name` and `url`; null for a site without that file. */
  readonly site?: string | null;
  /** Other files, whole, by their paths from the site's root. */
  readonly files?: Readonly<Record<string, string>>;
  /** Symbolic links: what they lead to, by their paths. */
  readonly links?: Readonly<Record<string, string>>;
}

/** A case that no text of a file shows, such as a full disk: told in words, and not tried. */
export interface ExampleCase {
  readonly told: string;
}

/** The front matter of a post whose example is about its body. */
const usualKeys = 'title: An example\ndate: 2026-01-15';

/** The files of an example, whole, by their paths from the site's root. */
export function exampleFiles({ body, keys, site = '', files = {} }: ExampleSite): Record<string, string> {
  const post = `---\n${keys ?? usualKeys}\n---\n\n${body ?? 'Some text.'}\n`;
  return {
    ...(site === null ? {} : { 'content/site.yaml': `name: Example\nurl: https://blog.example/\n${site}\n` }),
    ...(body === undefined && keys === undefined ? {} : { 'content/posts/example.md': post }),
    ...files,
  };
}

/** A small picture for examples, as the text of an SVG file. */
export const examplePicture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>';

/** A whole post with other keys below its title and date, for an example that needs a second one. */
export function examplePost(keys: string, body = 'Some text.'): string {
  return `---\n${usualKeys.replace('An', 'Another')}\n${keys}\n---\n\n${body}\n`;
}
