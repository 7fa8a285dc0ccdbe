import { posix } from 'node:path';
import { listNamed } from '../redirects.ts';
import type { Data } from './data.ts';
import { textAt } from './data.ts';

/** Layouts that print lists by themselves. */
const listLayout =
  /^(?:home|index|posts?|blog|archives?|tags?|categor(?:y|ies)|authors?|collection|search)(?:$|[-_/])/i;

/** As few words as this beside what a template prints are headings and labels of the theme. */
const fewWords = 30;

/** Tags that print nothing by themselves stand for this many words of what they print. */
const wordsOfTag = 3;

/**
 * Whether a page only prints lists or parts of the theme. One that has a text of its own stays a page: what its template
 * would have printed is seen and told there.
 */
export function isTemplate(body: string, data: Data, address: string): boolean {
  const words = ownWords(body);
  const isNamedList = listNamed(address) !== null;
  if (
    !/\{%-?\s*(?:for|if|unless|assign|set|capture|include|paginate|extends|macro|from|import|block|call|render)\b/.test(
      body,
    )
  )
    return words === 0 && (listLayout.test(textAt(data, 'layout') ?? '') || address === '/' || isNamedList);
  const hasPosts =
    /\bin\s+(?:site\.(?:posts|categories|tags|related_posts)|paginator\.posts|collections\b|pagination\.items)/.test(
      body,
    );
  const isList = hasPosts || isNamedList || /^\/(?:tags|categories)\/$/.test(listNamed(posix.dirname(address)) ?? '');
  // The front page of posts is the site's own.
  const most = hasPosts && address === '/' ? 6 * fewWords : isList ? 3 * fewWords : fewWords;
  const tags = body.match(/\{%/g)?.length ?? 0;
  return words < Math.max(tags * wordsOfTag, most);
}

/** How many words a body has outside of tags, loops, scripts and styles. */
function ownWords(body: string): number {
  const plain = body
    .replaceAll(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/\{%-?\s*(for|capture|comment)\b[\s\S]*?\{%-?\s*end\1\s*-?%\}/g, ' ')
    .replaceAll(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|<[^>]*>/g, ' ');
  return plain.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
}
