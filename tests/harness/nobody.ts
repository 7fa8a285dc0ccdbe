// A process that becomes the user whose number it is started with, then builds each site that it is told of, and tells
// what was printed. It loads what a refused build loads before: compiled modules are kept for each user apart, and one
// without rights has none.

import { runCommand } from './command.ts';
import { post, TestSite } from './site.ts';

async function errorsOf(root: string): Promise<string> {
  return (await runCommand('build', ['--root', root], {}, root)).errors;
}

{
  using refused = new TestSite({ 'content/posts/a.md': post({ date: 'never' }) });
  await errorsOf(refused.root);
}
const user = Number(process.argv[2]);
if (process.getuid?.() === 0) {
  process.setgid?.(user);
  process.setuid?.(user);
}
process.once('disconnect', () => process.exit());
process.on('message', async (root: string) => process.send?.(await errorsOf(root)));
