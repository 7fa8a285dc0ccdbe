import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compiledFolder, home } from '../../src/engine/own-files.ts';
import { plainSite, post, posts, TestSite } from './site.ts';

/** A shell in which a small file system can be mounted, without being root, where the system has such a thing. */
const apart = ['unshare', '--user', '--map-root-user', '--mount', 'sh', '-eu', '-c'] as const;

/** Compiled modules take no room on the disk. */
const env = { NODE_COMPILE_CACHE: compiledFolder, ...process.env };

function run(script: string, ...args: string[]) {
  const [command, ...options] = apart;
  return spawnSync(command, [...options, script, 'sh', ...args], { encoding: 'utf8', env });
}

/** What keeps a test of a full disk from running on this system; false where nothing does. */
export const skipped =
  run('mount -t tmpfs -o size=1m tmpfs /mnt').status === 0 ? false : 'no file system can be mounted here';

/** Takes a built site to a disk with room for it, builds it with more posts than there is room for, then with room again. */
const script = `
  disk=$1 node=$2 build=$3 small=$4 large=$5
  tree() { (cd "$1/_site" && find . -type f | sort | xargs sha256sum | sha256sum); }
  mount -t tmpfs -o size="$6" tmpfs "$disk"
  cp -a "$small/." "$disk"
  before=$(tree "$disk")
  cp -r "$large/content" "$disk"
  status=0
  "$node" "$build" build --root "$disk" 2> /dev/shm/said.$$ || status=$?
  said=$(cat /dev/shm/said.$$); rm /dev/shm/said.$$
  echo "status $status"
  echo "said $(echo "$said" | wc -l) line: $said"
  test "$before" = "$(tree "$disk")" && echo "site as it was"
  find "$disk/.cache" -name '*.tmp' -o -name '*.lock' -o -name 'staging-*'
  mount -o remount,size=200m "$disk"
  "$node" "$build" build --root "$disk" >&2
  test "$(tree "$disk")" = "$(tree "$large")" && echo "repaired"
`;

/**
 * Fails where a build of so many posts, which fills a disk of this size, harms the site, or where the next one does not
 * repair it.
 */
export async function assertOutlivesFullDisk(size: string, count: number): Promise<void> {
  const words = 'Some words that are here, and more of them. '.repeat(60);
  using disk = new TestSite();
  using small = new TestSite({ 'content/site.yaml': `${plainSite}search: false\n`, ...posts(3) });
  using large = new TestSite({ ...posts(count, { tags: ['a'] }), 'content/site.yaml': `${plainSite}search: false\n` });
  for (let number = 4; number <= count; number++)
    large.write({ [`content/posts/post-${number}.md`]: post({ title: `Post ${number}`, tags: ['a'] }, words) });
  await small.built();
  await large.built();
  const build = join(home, 'src/commands/broadsheet.js');
  const { stdout, stderr } = run(script, disk.root, process.execPath, build, small.root, large.root, size);
  const lines = stdout.trim().split('\n');
  assert.equal(lines[0], 'status 1', stdout + stderr);
  assert.match(lines[1] ?? '', /^said 1 line: .*the disk is full \(.*ENOSPC.*\): free some space/);
  assert.deepEqual(lines.slice(2), ['site as it was', 'repaired'], stderr);
}
