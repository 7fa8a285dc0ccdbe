/**
 * A text as the editor gave it, with what that drops of the file as it lies on the disk: the mark of UTF-8, line breaks of
 * Windows, blank lines at both ends. The editor reads `disk` without these.
 */
export function withLayout(text: string, disk: string): string {
  const mark = disk.startsWith('\ufeff') ? '\ufeff' : '';
  const rest = disk.slice(mark.length);
  const start = /^\s*/.exec(rest)?.[0] ?? '';
  const end = rest.trim() === '' ? '' : (/\s*$/.exec(rest)?.[0] ?? '');
  const isWindows = /\r\n/.test(rest) && !/(?<!\r)\n/.test(rest);
  const lines = text.trim();
  return mark + start + (isWindows ? lines.replaceAll('\n', '\r\n') : keptBreaks(lines, rest)) + end;
}

/** The text of a file as the editor reads it. */
export function readText(disk: string): string {
  return disk
    .replace(/^\ufeff/, '')
    .trim()
    .replaceAll(/\r\n?/g, '\n');
}

/** In a file of mixed line breaks, those of the lines that were there. */
function keptBreaks(text: string, disk: string): string {
  if (!disk.includes('\r')) return text;
  const before = disk.trim().split(/(?<=\n)/);
  const now = text.split(/(?<=\n)/);
  const plain = (line: string | undefined) => line?.replace(/\r\n?/g, '\n');
  let first = 0;
  while (first < now.length && first < before.length && plain(before[first]) === now[first]) first++;
  let last = 0;
  while (
    last < Math.min(now.length, before.length) - first &&
    plain(before[before.length - 1 - last]) === now[now.length - 1 - last]
  )
    last++;
  // A line that takes the place of another ends as that did.
  const changed = now.slice(first, now.length - last).map((line, index) => {
    const isWindows = first + index < before.length - last && before[first + index]?.endsWith('\r\n');
    return isWindows ? line.replace(/\n$/, '\r\n') : line;
  });
  return [...before.slice(0, first), ...changed, ...before.slice(before.length - last)].join('');
}
