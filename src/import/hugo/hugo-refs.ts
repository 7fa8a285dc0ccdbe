import { posix } from 'node:path';
import type { Entry } from '../folder/blog.ts';

/**
 * The address of a text as `ref` finds it: `post/a.md`, `/post/a`, `a.md`, `../b` and `#part`. Null where there is none.
 * `content` is the folder of texts.
 */
export function addressOfRef(
  reference: string,
  from: Entry,
  entries: readonly Entry[],
  content: string,
): string | null {
  const [path = '', part] = reference.split('#');
  const suffix = part === undefined ? '' : `#${part}`;
  if (path === '') return suffix;
  const wanted = path.replace(/(?:\/_?index)?(?:\.[a-z]{2})?\.(?:md|markdown|html)$/i, '').replace(/\/$/, '');
  const key = ({ file }: Entry) => file.replace(/(?:\/_?index)?(?:\.[a-z]{2})?\.[^./]+$/i, '');
  const rooted = posix.join(content, wanted);
  const beside = posix.join(posix.dirname(from.file), wanted);
  const found =
    entries.find((entry) => key(entry) === beside) ??
    entries.find((entry) => key(entry) === rooted) ??
    entries.find((entry) => key(entry).endsWith(`/${wanted.replace(/^\.*\//, '')}`));
  return found === undefined || found.address === null ? null : found.address + suffix;
}
