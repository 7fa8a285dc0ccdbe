import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A text of `content/` as git had it, and the file that it is now. */
export interface TextInGit {
  /** Its path then, from the site's root. */
  readonly before: string;
  /** Its path now; null where it was removed. */
  readonly after: string | null;
  readonly text: string;
}

/** What git knows of a site's texts. */
export interface GitHistory {
  /** What they are compared with, in words. */
  readonly base: string;
  /** Those that were changed, renamed or removed since. */
  readonly texts: readonly TextInGit[];
}

/** A repository that has more changes than this has been moved as a whole: none of its texts was renamed by hand. */
const mostTexts = 500;

/**
 * The texts of a site that differ from those that its readers see: from where its branch leaves the upstream's default one,
 * or where that is not known, from the last commit. Null where there is no git or no history to compare with: that is a
 * site without one, and no mistake.
 */
export async function textsInGit(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<GitHistory | null> {
  if (!isInRepository(root)) return null;
  for (const base of basesOf(environment)) {
    const from = base === 'HEAD' ? [base] : ['--merge-base', base];
    const raw = await git(root, ['diff', ...from, ...how, '--', 'content/posts', 'content/pages'], '');
    if (raw === null) continue;
    const changes = changesIn(raw);
    if (changes.length === 0 || changes.length > mostTexts) return null;
    const blobs = await git(root, ['cat-file', '--batch'], changes.map(({ blob }) => `${blob}\n`).join(''));
    if (blobs === null) return null;
    const texts = textsIn(blobs);
    return {
      base: base === 'HEAD' ? 'the last commit' : base,
      texts: changes.flatMap(({ blob, ...change }) => {
        const text = texts.get(blob);
        return text === undefined ? [] : [{ ...change, text }];
      }),
    };
  }
  return null;
}

/** One line for each file, with the hash of what it was; nothing that the repository's own settings name is run. */
const how = [
  '--raw',
  '-z',
  '--no-abbrev',
  '--find-renames=40%',
  '--relative',
  '--diff-filter=MRD',
  '--no-ext-diff',
  '--no-textconv',
];

/** With what a branch is compared, the surest first: what a pull request says, what a clone knows, what is usual. */
function basesOf(environment: Readonly<Record<string, string | undefined>>): string[] {
  const asked = environment.GITHUB_BASE_REF || environment.CI_MERGE_REQUEST_TARGET_BRANCH_NAME;
  const names = asked ? [`origin/${asked}`] : [];
  return [...names.filter((name) => /^[\w./-]+$/.test(name)), 'origin/HEAD', 'origin/main', 'origin/master', 'HEAD'];
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

/** What git prints, byte for byte; null where it cannot, or is not there. */
async function git(folder: string, given: readonly string[], input: string): Promise<Buffer | null> {
  const settings = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  // Git is asked where an address was lost, which is seldom.
  const { execFile } = await import('node:child_process');
  return await new Promise((resolve) => {
    const child = execFile(
      'git',
      [...settings, ...given],
      { cwd: folder, env, encoding: 'buffer', timeout: 10_000, maxBuffer: 1 << 28 },
      (error, stdout) => resolve(error === null ? stdout : null),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

type Change = Pick<TextInGit, 'before' | 'after'> & { readonly blob: string };

/** The changes of `git diff --raw -z`: a head for each, then one path, or two of a file that was renamed. */
function changesIn(raw: Buffer): Change[] {
  const fields = raw.toString('utf8').split('\0');
  const changes: Change[] = [];
  for (let at = 0; at < fields.length; ) {
    const [, , blob, , status = ''] = fields[at]?.split(' ') ?? [];
    const [before, second] = [fields[at + 1], fields[at + 2]];
    if (blob === undefined || before === undefined) break;
    const isRename = status.startsWith('R');
    const after = status.startsWith('D') ? null : isRename ? (second ?? null) : before;
    if (/\.md$/i.test(before)) changes.push({ before, after, blob });
    at += isRename ? 3 : 2;
  }
  return changes;
}

/** The texts of `git cat-file --batch` by their hashes: each behind a line with its hash, its kind and its length. */
function textsIn(batch: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf(10, at);
    const [hash = '', , size = ''] = batch.toString('utf8', at, end < 0 ? batch.length : end).split(' ');
    const length = Number(size);
    if (end < 0 || !Number.isInteger(length)) break;
    texts.set(hash, batch.toString('utf8', end + 1, end + 1 + length));
    at = end + length + 2;
  }
  return texts;
}
