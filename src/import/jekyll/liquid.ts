import { shownByTag } from '../../markdown/features/embeds/tags.ts';
import type { BodyTools } from '../folder/blog.ts';
import { fenced, linkParagraph } from '../folder/body/marks.ts';
import { type TagRules, type TemplateTag, tagWords, withTags } from '../folder/body/tags.ts';
import { type Data, isData, textOf } from '../folder/data.ts';

/** What the Liquid of a text may ask of its site. */
export interface LiquidSite {
  readonly settings: Data;
  /** The address of a post by its name, as `post_url` has it. */
  readonly postAddress: (name: string) => string | null;
  /** The path of a file that a tag in another names. */
  readonly beside: (name: string, from: string) => string;
}

/** Carries out the tags of Liquid, and of Jekyll and its usual plugins, whose meaning does not depend on a theme. */
export function withLiquid(text: string, site: LiquidSite, tools: BodyTools): string {
  const rules: TagRules = {
    tag: (tag) => carriedOut(tag, site, tools),
    output: (expression) => outputOf(expression, site, tools),
    verbatim: new Set(['highlight', 'raw']),
    tell: tools.tell,
  };
  return withTags(text, rules);
}

function carriedOut({ name, rest, content }: TemplateTag, site: LiquidSite, tools: BodyTools): string | null {
  const { words, named } = tagWords(rest);
  const [first = ''] = words;
  switch (name) {
    case 'highlight':
    case 'codeblock':
      return content === null ? null : fenced(content, name === 'codeblock' ? (named.lang ?? '') : highlightInfo(rest));
    case 'post_url':
      return site.postAddress(rest.replaceAll(/["']/g, '').replace(/^\//, ''));
    case 'link':
      return (
        tools.addressOf(rest.replaceAll(/["']/g, '').replace(/^\.?\//, '')) ??
        (/\.(?:md|markdown|html?)$/.test(first) ? null : `/${first.replace(/^\//, '')}`)
      );
    case 'include_relative': {
      const included = tools.include(site.beside(first, tools.entry.file));
      return included === null ? null : withLiquid(included, site, tools);
    }
    case 'youtube':
    case 'vimeo':
    case 'gist':
    case 'tweet':
    case 'twitter': {
      const url = shownByTag(name, rest);
      return url === null ? null : linkParagraph(url);
    }
    case 'comment':
      return '';
    case 'seo':
    case 'feed_meta':
      return '';
    default:
      return null;
  }
}

/**
 * What stands behind a fence for `ruby linenos hl_lines="1 3"` of Jekyll (`mark_lines` since 4.4), and for `js 0,2-3/5` of
 * Eleventy's plugin, whose first line is 0 and whose second list, where there is one, is of lines that were taken away.
 */
function highlightInfo(rest: string): string {
  const { words, named } = tagWords(rest);
  const [language = '', ...others] = words;
  const lines = (named.hl_lines ?? named.mark_lines)?.trim().replaceAll(/\s+/g, ',');
  const marks = /^\S+\s+([\d,-]+(?:\/[\d,-]*)?|\/[\d,-]+)\s*$/.exec(rest)?.[1];
  return [
    language,
    ...(lines === undefined ? [] : [`{${lines}}`]),
    ...(marks === undefined ? [] : [eleventyMarks(marks)]),
    ...(others.some((word) => /^linenos$/.test(word)) || /^(?:table|inline|true)$/.test(named.linenos ?? '')
      ? ['showLineNumbers']
      : []),
  ].join(' ');
}

/** Lines from 0, as Eleventy's plugin counts them, behind a fence of ours: `0,2-3` and `1/2`. */
export function eleventyMarks(written: string): string {
  const [first = '', second] = written
    .split('/')
    .map((list) => list.replaceAll(/\d+/g, (number) => String(Number(number) + 1)));
  if (second === undefined) return `{${first}}`;
  return [first === '' ? '' : `ins={${first}}`, second === '' ? '' : `del={${second}}`].join(' ').trim();
}

/** `site.baseurl`, `page.title`, a text, and filters that only make URLs. */
function outputOf(expression: string, { settings }: LiquidSite, { entry }: BodyTools): string | null {
  const [value = '', ...filters] = expression.split('|').map((part) => part.trim());
  const text = variable(value, settings, entry);
  if (text === null) return null;
  if (
    filters.every((filter) =>
      /^(?:relative_url|absolute_url|url|prepend:\s*site\.(?:baseurl|url)|escape|xml_escape|strip)$/.test(filter),
    )
  )
    return text;
  return null;
}

function variable(value: string, settings: Data, { title, address, data }: BodyTools['entry']): string | null {
  const quoted = /^(?:"([^"]*)"|'([^']*)')$/.exec(value);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  // The new site puts its own path and host before every path.
  if (/^site\.(?:baseurl|url|github\.url)$/.test(value)) return '';
  if (value === 'page.title') return title;
  if (value === 'page.url') return address;
  const [, object, key = ''] = /^(site|page)\.([\w-]+)$/.exec(value) ?? [];
  const from = object === 'site' ? settings : object === 'page' ? data : {};
  return isData(from) ? textOf(from[key]) : null;
}
