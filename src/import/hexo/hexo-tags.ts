import { posix } from 'node:path';
import type { BodyTools, Entry } from '../folder/blog.ts';
import { alert, embedded, fenced, figure, linkParagraph, quotation } from '../folder/body/marks.ts';
import { type TagRules, type TemplateTag, tagWords, withTags } from '../folder/body/tags.ts';
import { aroundCode } from '../folder/code-spans.ts';

/** Carries out the tags that Hexo brings itself. In code it leaves all as they are, as Hexo does. */
export function withHexoTags(text: string, entries: readonly Entry[], tools: BodyTools): string {
  const rules: TagRules = {
    tag: (tag) => carriedOut(tag, entries, tools),
    output: () => null,
    verbatim: new Set(['codeblock', 'code']),
    tell: tools.tell,
  };
  return aroundCode(text, (masked) => withTags(masked, rules));
}

function carriedOut({ name, rest, content }: TemplateTag, entries: readonly Entry[], tools: BodyTools): string | null {
  const { words, named } = tagWords(rest);
  const [first = '', ...others] = words;
  const asset = () => posix.join(tools.entry.file.replace(/\.[^./]+$/, ''), first);
  switch (name) {
    case 'codeblock':
    case 'code': {
      const title = words
        .filter((word) => !/^https?:/.test(word))
        .join(' ')
        .replaceAll('"', '');
      return content === null ? null : fenced(content, (named.lang ?? '') + (title === '' ? '' : ` title="${title}"`));
    }
    case 'blockquote':
    case 'quote':
      return content === null ? null : quotation(content, rest.replaceAll(/https?:\S+/g, '').trim());
    case 'pullquote':
      return content === null ? null : quotation(content, '');
    case 'img':
      return imageOf(words);
    case 'asset_img':
      return figure({ src: `/${asset()}`, alt: altOf(words), caption: '', link: '' });
    case 'asset_path':
      return `/${asset()}`;
    case 'asset_link':
      return `[${others.join(' ') || first}](</${asset()}>)`;
    case 'post_link':
    case 'post_path': {
      const found = entries.find(
        ({ file, kind }) =>
          kind === 'post' && file.replace(/^.*?_posts\//, '').replace(/\.[^./]+$/, '') === first.replace(/\.md$/, ''),
      );
      if (found?.address === undefined || found.address === null) return null;
      const label = others.filter((word) => !/^(?:true|false)$/.test(word)).join(' ');
      return name === 'post_path' ? found.address : `[${label || found.title}](<${found.address}>)`;
    }
    case 'link': {
      const at = words.findIndex((word) => /^(?:https?:|\/)/.test(word));
      const url = words[at];
      return url === undefined ? null : `[${words.slice(0, at).join(' ') || url}](<${url}>)`;
    }
    case 'youtube':
      return first === '' ? null : embedded(`https://www.youtube.com/watch?v=${first}`);
    case 'vimeo':
      return first === '' ? null : embedded(`https://vimeo.com/${first}`);
    case 'gist':
      return first === '' ? null : linkParagraph(`https://gist.github.com/${first}`);
    case 'iframe':
      return first === '' ? null : linkParagraph(first);
    case 'note':
      return content === null ? null : alert(first, others.join(' '), content);
    default:
      return null;
  }
}

/** `class names, the path, sizes, then title and alternative text`. */
function imageOf(words: readonly string[]): string | null {
  const at = words.findIndex((word) => /[./]/.test(word) && !/^\d/.test(word));
  const src = words[at];
  return src === undefined ? null : figure({ src, alt: altOf(words.slice(at)), caption: '', link: '' });
}

function altOf(words: readonly string[]): string {
  const texts = words.slice(1).filter((word) => !/^\d+(?:px|%)?$/.test(word));
  return texts.at(-1) ?? '';
}
