import type { siteSchema } from '../config/site.ts';

/** What a key is, for the reference of keys and for editors that help while one types. */
export interface KeyText {
  /** What may be written: `a date`, `true or false`. */
  readonly value: string;
  /** What it does, in a sentence or two. */
  readonly meaning: string;
  /** YAML that may stand behind the key, as it is typed. */
  readonly example: string;
}

/** A text for each of some keys. */
export type KeyTexts<Name extends string> = Readonly<Record<Name, KeyText>>;

/** The keys of `site.yaml`. */
export const siteKeys: KeyTexts<keyof typeof siteSchema.shape> = {
  name: { value: 'text', meaning: 'What the blog is called. Needed.', example: 'Broadsheet Engineering' },
  url: {
    value: 'a URL',
    meaning: 'Where it is published, with its path where it has one. Needed.',
    example: 'https://example.com/blog/',
  },
  tagline: { value: 'text', meaning: 'One line beside the name.', example: 'Notes on plain pages' },
  description: {
    value: 'text',
    meaning: 'What it is about, for search engines and feeds.',
    example: 'How an engineering blog is written, built and read.',
  },
  language: {
    value: 'a language tag',
    meaning: 'The language of the interface, of dates, of sorting and of search.',
    example: 'en-GB',
  },
  timeZone: {
    value: 'a time zone',
    meaning: 'Of dates that name none, and of all dates that are shown.',
    example: 'Europe/Stockholm',
  },
  dateFormat: {
    value: 'a pattern of luxon',
    meaning: 'How dates are shown; else as the language writes them in full.',
    example: 'LLLL d, yyyy',
  },
  excerptLength: {
    value: 'a whole number',
    meaning:
      'Words of an excerpt that is made of the prose, or characters in Chinese, Japanese and Thai, where it is 40 without this key.',
    example: '20',
  },
  postsPerPage: { value: 'a whole number', meaning: 'Cards on a page of an archive.', example: '24' },
  permalink: {
    value: 'a pattern of `:year`, `:month`, `:day`, `:slug`, `:category`, `:id`',
    meaning: 'The addresses of posts.',
    example: '/:year/:month/:slug/',
  },
  archives: {
    value: 'a list out of `home`, `tag`, `category`, `author`, `year`, `month`',
    meaning: 'Which archives there are.',
    example: '[home, tag, category]',
  },
  feeds: { value: 'a list out of `site`, `tag`, `category`', meaning: 'What has feeds.', example: '[site]' },
  cards: {
    value: 'a list out of `author`, `minutes`',
    meaning: 'What cards of posts say beside the date: who wrote it, and how long it takes to read.',
    example: '[author, minutes]',
  },
  highlighting: { value: 'true or false', meaning: 'Whether code has colours.', example: 'false' },
  search: { value: 'true or false', meaning: 'Whether there is a search.', example: 'false' },
  toc: { value: 'true or false', meaning: 'Whether posts have a table of contents.', example: 'true' },
  math: { value: 'true or false', meaning: 'Whether `$…$` and `$$…$$` are formulas of TeX.', example: 'true' },
  comments: {
    value: 'true or false, or `provider` with `repo`, `repoId`, `category`, `categoryId`, `label`, `url`, `site`',
    meaning:
      'Whether posts have comments, and who keeps them; without the key, posts have those that lie beside them. Who keeps them is `giscus` (a repository’s discussions), `utterances` (its issues), `isso` or `remark42` (at the `url` of your server), or `fediverse` (the replies to the toot that a post’s `discussion` names, at the `url` of that server). Nothing is loaded before a reader asks for it. See [after the text](after.md).',
    example: '{ provider: utterances, repo: broadsheet/blog }',
  },
  categories: {
    value: 'a list of `name`, `slug`, `description`, `aliases`, `parent`',
    meaning: 'The only categories that posts may use; without the key, any.',
    example: '[{ name: Infrastructure }, { name: Build systems, parent: Infrastructure }]',
  },
  tags: {
    value: 'a list of `name`, `slug`, `description`, `aliases`',
    meaning: 'Tags are free: one is listed to give it a slug, a description or older names.',
    example: '[{ name: C++, slug: cpp }]',
  },
  authors: {
    value: 'a list of `name`, `slug`, `aliases`, `bio`, `picture`, `links`',
    meaning: 'Those who sign posts.',
    example: '[{ name: The Build Desk, aliases: [build], bio: Deletes steps. }]',
  },
  nav: {
    value: 'a list of `label`, `url`',
    meaning: 'The navigation. Standalone pages with `nav` join it.',
    example: '[{ label: Blog, url: / }]',
  },
  social: {
    value: 'a list of `label`, `url`',
    meaning: 'Where else the blog is, beside the newsletter.',
    example: '[{ label: Mastodon, url: "https://social.example/@broadsheet" }]',
  },
  footer: {
    value: '`copyright`, and `columns` of `title`, `links`',
    meaning: 'What stands at the foot of each page.',
    example: '{ columns: [{ title: The paper, links: [{ label: About, url: /about/ }] }] }',
  },
  newsletter: {
    value:
      '`title`, `text`, `placeholder`, `button`, and `provider` with `username`, `url`, `list`, `action`, or `action`, `field`, `honeypot`',
    meaning:
      'A form that sends an address to another service: to `buttondown` (`username`), `listmonk` (`url`, `list`), `mailchimp` (`action`), or to any other, where `field` is the name of the address and `honeypot` of a field that only robots fill in.',
    example: '{ title: The evening edition, action: "https://lists.example/subscribe" }',
  },
  analytics: {
    value: '`provider` with `domain`, `url`, `id`, `token`',
    meaning:
      'Who counts readers: `plausible` (`domain`), `goatcounter` (`url`), `umami` (`id`) or `cloudflare` (`token`); `url` is a server of your own. A preview is never counted.',
    example: '{ provider: plausible, domain: example.com }',
  },
  banner: {
    value: '`text`, `url`, `label`',
    meaning: 'A line of news above each page. Its reader can dismiss it, until it says something else.',
    example: '{ text: We are moving., url: /moving/, label: Read why }',
  },
  logo: { value: 'a path from `content/`', meaning: 'Beside the name.', example: '/images/logo.svg' },
  icon: {
    value: 'a path from `content/`',
    meaning: 'A square picture; icons of all sizes are made of it.',
    example: '/images/icon.png',
  },
  images: {
    value: '`widths`, `formats`, `quality`, `socialCards`',
    meaning:
      'The widths, in pixels, and formats (`webp`, `avif`) that pictures are encoded in. `socialCards` draws a picture of 1200 × 630 pixels, once, for everything that is shared and has no thumbnail: its title and the site’s name, in Latin, Greek, Cyrillic or Arabic letters.',
    example: '{ formats: [avif, webp], quality: { webp: 80 }, socialCards: true }',
  },
  links: {
    value: '`ignore`',
    meaning:
      'Links to other sites that `broadsheet links` does not ask for: hosts, or URLs in which `*` stands for anything.',
    example: '{ ignore: [login.example.com, "https://example.org/drafts/*"] }',
  },
  markdown: {
    value: '`lineNumbers`, `smartQuotes`, `emoji`, `embeds`, `diagrams`, `mathFont`',
    meaning:
      'What Markdown has only where a site wants it, each `true`: numbers of lines of code; quotation marks and dashes of the text’s language, as WordPress makes them; `:tada:` for an emoji; a font for formulas, so that machines without one set them well. `embeds: false` leaves addresses of films, notes and programs the links that they are, `diagrams: false` blocks of `dot` and of Mermaid code.',
    example: '{ lineNumbers: true, smartQuotes: true, emoji: true, mathFont: true, embeds: false, diagrams: false }',
  },
  robots: {
    value: 'a list out of `home`, `post`, `page`, `tag`, `category`, `author`, `year`, `month`, `search`, `paged`',
    meaning:
      'What search engines should leave out; `paged` is every page of an archive but the first, `search` the search page. What it answers to queries is left out anyway.',
    example: '[tag, paged]',
  },
  agents: {
    value: '`markdown`, `llms`, `signal`',
    meaning:
      'What programs that read for people get: with `markdown: true` each post and page as Markdown beside itself, with `llms: true` a list of them in `llms.txt`. `signal` says in `robots.txt` what may be done with the texts: `search`, `aiInput`, `aiTrain`, each true or false. See [after the text](after.md#for-programs-that-read).',
    example: '{ markdown: true, llms: true, signal: { search: true, aiInput: true, aiTrain: false } }',
  },
  cache: {
    value: 'text, or `place`, `region`, `endpoint`',
    meaning:
      'A cache that machines share, `s3://bucket/prefix` or a folder: encoded pictures, social cards and read posts are taken from there, and put there. `none` is no cache.',
    example: 's3://team-cache/blog',
  },
  admin: {
    value: '`backend`, `repo`, `branch`, `url`',
    meaning:
      'Publishes the browser’s editor at `/admin/`, which saves to a git host: `backend` is `github`, `gitlab` or `gitea`, `repo` its owner and name, `branch` the one that is published (else the host’s default), `url` a host of one’s own. Without this key only `npm start` has the editor, for the files of this machine.',
    example: '{ backend: github, repo: example/blog, branch: main }',
  },
  ignore: {
    value: 'a list of paths from `content/`, as in `.gitignore`',
    meaning:
      'What Broadsheet leaves alone in `content/`: texts are not read, and `check` does not ask what the other files are for.',
    example: '[posts/old/, "*.psd"]',
  },
  redirects: {
    value: 'a map from old paths to paths or URLs',
    meaning:
      'Old addresses of no text that is still there, and where they lead for good (301): to a page of the site, or elsewhere. A text’s own old addresses are its `aliases`.',
    example: '{ /old/url/: /about/, "/?cat=3": /category/infrastructure/, /shop/: "https://shop.example/" }',
  },
  rules: {
    value: 'a map from rules to `error`, `warning` or `off`',
    meaning:
      'What is to be made of what `check` finds: [rules](rules.md) lists them all. An error that no build could go on with stays one.',
    example: '{ missing-alt: error, foreign-syntax: off }',
  },
  host: {
    value: 'one of `netlify`, `cloudflare`, `vercel`, `github`, `gitlab`, `nginx`, `caddy`, `apache`',
    meaning: 'Who serves the site: a build leaves that host’s files of redirects and headers too.',
    example: 'netlify',
  },
  headers: {
    value: 'a map from names of header fields to text or `false`',
    meaning:
      'Header fields of all answers, beside or instead of those that every site has; `false` sends none. For `Content-Security-Policy`, a map from directives to further sources widens it.',
    example:
      '{ X-Robots-Tag: noai, Permissions-Policy: false, Content-Security-Policy: { connect-src: [https://stats.example] } }',
  },
  extra: {
    value: 'a map from keys to `type`, `enum`, `items`, `required`',
    meaning: 'What front matter may hold below `extra`; without it, anything.',
    example: '{ difficulty: { type: string, enum: [easy, hard] } }',
  },
};
