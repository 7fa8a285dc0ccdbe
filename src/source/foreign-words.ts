import { nearest } from '../problems/nearest.ts';

/** A key as all its spellings have it: `publish_date`, `publish-date` and `publishDate` are one. */
export function foldedKey(key: string): string {
  return key.toLowerCase().replaceAll(/[\s_.-]+/g, '');
}

/**
 * Our keys, and what other generators (Hugo, Jekyll, Hexo, Eleventy, Astro, Ghost, WordPress, Docusaurus, Zola,
 * Pelican) and their themes call the same, folded.
 */
const names: Readonly<Record<string, string>> = {
  title: 'title headline pagetitle posttitle',
  date: `date publishdate publishedat publisheddate publishedon publishedtime publishat publishon datepublished pubdate
    pubdatetime postdate postedon posted created createdat createdon createddate datecreated creationdate timestamp
    embargo embargodate embargoeduntil scheduled scheduledat scheduledfor scheduleddate golive releasedate`,
  updated: `updated lastmod lastmodified lastmodifiedat lastmodifieddate modified modifiedat modifieddate modifiedon
    modifiedtime moddate moddatetime modifieddatetime datemodified dateupdated updatedat updatedon updateddate
    updatedtime updatedate lastupdated lastupdatedat lastupdate lastedited lastedit revised edited`,
  expires: `expires expire expired expiry expiresat expireson expireat expiredate expirydate expiration expirationdate
    unpublishdate unpublishat unpublishon archivedate`,
  categories: 'categories category topic topics section sections cat cats',
  tags: 'tags tag keyword keywords label labels',
  authors: 'authors author by byline creator creators writer writers postauthor writtenby',
  thumbnail: `thumbnail image images img cover coverimage coverimg featuredimage featureimage featuredimg
    featuredimagepath hero heroimage banner bannerimage headerimage headerimg header picture photo ogimage socialimage
    socialcard previewimage thumb thumbnailimage thumbnailurl cardimage teaserimage splash poster imageurl`,
  thumbnailalt: `thumbnailalt imagealt alt coveralt coverimagealt featuredimagealt featureimagealt heroalt
    heroimagealt banneralt ogimagealt imagealttext alttext`,
  thumbnailcaption: `thumbnailcaption imagecaption covercaption coverimagecaption featuredimagecaption
    featureimagecaption herocaption heroimagecaption bannercaption imagecredit covercredit coverimagecredit herocredit
    photocredit`,
  excerpt: 'excerpt summary subtitle subheading teaser lead lede intro abstract blurb dek standfirst customexcerpt',
  description: `description desc metadescription seodescription ogdescription searchdescription metadesc
    socialdescription`,
  metatitle: 'metatitle titlemeta seotitle searchtitle htmltitle headtitle ogtitle socialtitle',
  slug: 'slug urlname postname basename',
  permalink: 'permalink url path',
  aliases: 'aliases alias redirectfrom redirectsfrom oldurl oldurls oldpaths previousurls',
  canonical: 'canonical canonicalurl originalurl canonicallink',
  draft: 'draft isdraft drafts',
  unlisted: 'unlisted isunlisted',
  series: 'series seriesname seriestitle',
  toc: 'toc showtoc hastoc tableofcontents showtableofcontents enabletoc',
  math: 'math mathjax katex usemath usekatex hasmath enablemath',
  comments: 'comments comment disqus showcomments showcomment enablecomments allowcomments commentable hascomments',
  sticky: 'sticky pinned pin featured isfeatured stick',
  id: 'id postid wordpressid wpid wppostid',
  lang: 'lang language locale',
  thumbnailfocus: 'thumbnailfocus',
};

const ours: Readonly<Record<string, string>> = {
  thumbnailalt: 'thumbnailAlt',
  thumbnailcaption: 'thumbnailCaption',
  thumbnailfocus: 'thumbnailFocus',
  metatitle: 'metaTitle',
};

const meanings = new Map(
  Object.entries(names).flatMap(([key, words]) => words.split(/\s+/).map((word) => [word, ours[key] ?? key] as const)),
);

/** What takes a post from the public where it is true, and what where it is false, folded. */
const neverPublished = {
  whenTrue: words(`unpublished private isprivate secret wip disabled skip ignore ignored exclude excluded password
    protected passwordprotected nopublish dontpublish donotpublish hold onhold`),
  whenFalse: words('published publish ispublished public ispublic render enabled active live output'),
};
const neverListed = {
  whenTrue: words(`hidden hide ishidden hidefromlist hidefromlists hidefromhome hideinlist hiddenfromhomepage
    hiddeninhomelist hiddenfromsearch hiddenfromrss hidepost excludefromcollections eleventyexcludefromcollections
    excludefromsearch excludefromfeed excludefromrss excludefromindex nofeed headless unlist searchexclude searchhidden
    notinlist`),
  whenFalse: words(`listed islisted list visible isvisible show showinlist showinlists showonhome inlist searchable
    insearchindex infeed feed rss`),
};
const neverIndexed = {
  whenTrue: words('noindex norobots robotsnoindex excludefromsitemap sitemapignore sitemapexclude'),
  whenFalse: words('index indexed indexable sitemap insitemap robotsindex'),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** What a value says of a post's place in public. */
export type Standing = 'draft' | 'unlisted' | 'noindex' | 'public';

/** Values of `status`, `visibility`, `_build` and their like. */
const standings: Readonly<Record<string, Standing>> = {
  draft: 'draft',
  drafts: 'draft',
  pending: 'draft',
  private: 'draft',
  trash: 'draft',
  wip: 'draft',
  inprogress: 'draft',
  review: 'draft',
  inreview: 'draft',
  unpublished: 'draft',
  archived: 'draft',
  disabled: 'draft',
  members: 'draft',
  paid: 'draft',
  never: 'draft',
  hidden: 'unlisted',
  unlisted: 'unlisted',
  skip: 'unlisted',
  published: 'public',
  publish: 'public',
  public: 'public',
  visible: 'public',
  live: 'public',
  future: 'public',
  scheduled: 'public',
  always: 'public',
};
const standingKeys = words('status poststatus publishstatus publicationstatus visibility');

const yes = /^(true|yes|on|1|y|always)$/i;
const no = /^(false|no|off|0|never|n|none)$/i;

/**
 * What a key says of a post's place in public, wherever it comes from: null where it says nothing of that, and
 * `unknown` where it does in a word that nobody knows.
 */
export function standingOf(key: string, value: unknown): Standing | 'unknown' | null {
  const folded = foldedKey(key);
  if (folded === 'build' || folded === 'cascade') return standingOfBuild(value);
  const word = typeof value === 'string' ? value.trim() : '';
  if (standingKeys.has(folded)) return standings[foldedKey(word)] ?? 'unknown';
  if (/^(?:meta)?robots$/.test(folded)) return /\b(?:noindex|none)\b/i.test(word) ? 'noindex' : null;
  if (folded === 'permalink') return no.test(word) ? 'draft' : null;
  for (const [standing, { whenTrue, whenFalse }] of [
    ['draft', neverPublished],
    ['unlisted', neverListed],
    ['noindex', neverIndexed],
  ] as const) {
    if (whenTrue.has(folded)) return no.test(word) || word === '' ? 'public' : standing;
    if (whenFalse.has(folded)) return no.test(word) ? standing : yes.test(word) ? 'public' : null;
  }
  return null;
}

/** Hugo's `build: { list: never, render: never }`. */
function standingOfBuild(value: unknown): Standing | 'unknown' | null {
  if (typeof value !== 'object' || value === null) return null;
  const answers = new Set(Object.entries(value).map(([key, one]) => standingOf(key, one)));
  return (['draft', 'unlisted', 'noindex', 'unknown', 'public'] as const).find((one) => answers.has(one)) ?? null;
}

/** The key of ours that means what another generator's key does; null where none does. */
export function ourKey(key: string): string | null {
  return meanings.get(foldedKey(key)) ?? null;
}

/** The key of an author in site.yaml that says what a key of another generator's posts does; null for any other key. */
export function keyOfAuthor(key: string): 'bio' | 'picture' | 'links' | null {
  const [, what = ''] = /^author(.*)$/.exec(foldedKey(key)) ?? [];
  if (/^(?:bio|title|about|description|role|job|position)$/.test(what)) return 'bio';
  if (/^(?:image|picture|photo|avatar|img)(?:url)?$/.test(what)) return 'picture';
  return /^(?:url|link|site|website|homepage|twitter|github|mastodon|linkedin|email|social)(?:url)?$/.test(what)
    ? 'links'
    : null;
}

/** The key that hides or times a post and was most likely meant by a mistyped one with this value; null for any other. */
export function meantStanding(key: string, value: unknown): string | null {
  if (typeof value !== 'string' || !/^(true|false|yes|no|on|off)$/i.test(value.trim())) return null;
  const hiding = ['draft', 'unlisted', 'published', 'private', 'hidden', 'publish', 'unpublished', 'noindex'];
  const meant = nearest(key, [...Object.keys(names), ...hiding]);
  return meant !== null && hiding.includes(meant) ? meant : null;
}

/** True for a key that says when a post was begun, which times nothing where the post has a date. */
export function isMereRecord(key: string): boolean {
  return /^(creat|post|timestamp|datecreated|release)/.test(foldedKey(key));
}
