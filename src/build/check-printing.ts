import { inOrderOfPosts, type RouteFile, routeFiles } from '../output/files.ts';
import { loadState } from '../output/state.ts';
import type { Problem } from '../problems/problem.ts';
import { withPictures } from '../site/arranged.ts';
import type { Assembled, ReadySite } from '../site/assemble.ts';
import { blockingErrors } from '../site/left-out.ts';
import type { BuildOptions } from '../site/options.ts';
import { isEntry } from '../source/list-files.ts';
import { failureProblems } from '../theme/template-fault.ts';
import { nonePrinted, tryShare } from './print.ts';
import { sharePages, siteNotice, templatesOf } from './share-pages.ts';
import type { BuildThreads } from './tasks.ts';
import { loadTried, saveTried, type TriedPage } from './tried-pages.ts';

/**
 * The site that can be printed of one that was assembled: without the posts and pages that are wrong, so that a mistake in
 * one of them hides none in a template; nor does one in a file of the theme hide those in others. Null where something else
 * is wrong, as then nothing can be printed.
 */
export async function printableSite(
  { ready, problems, isLeftOut }: Assembled,
  assembleWithout: (leftOut: ReadonlySet<string>) => Promise<Assembled>,
): Promise<ReadySite | null> {
  const blocking = blockingErrors(problems, isLeftOut);
  const isElsewhere = ({ file }: Problem) => !isEntry(file) && !file.startsWith(themeFolder);
  if (ready === null || blocking.some(isElsewhere)) return null;
  const wrong = blocking.map(({ file }) => file).filter(isEntry);
  if (wrong.length === 0) return ready;
  const rest = await assembleWithout(new Set(wrong));
  return blockingErrors(rest.problems, rest.isLeftOut).every(({ file }) => file.startsWith(themeFolder))
    ? rest.ready
    : null;
}

/** Where a site's own theme is: what is wrong with one file of it hides nothing in the others. */
const themeFolder = '_includes/';

/**
 * What is wrong with the theme's templates that only printing shows, such as a name that no view has: every page that the
 * last build, or a check before, has not printed from the same is printed, and thrown away. Whether a page can be printed is nothing that
 * another page tells. Pictures that no build has encoded yet are shown with every variant, as if each were worth its bytes.
 */
export async function printingProblems(
  { arranged, pictures, theme, generator }: ReadySite,
  options: BuildOptions,
  threads: BuildThreads,
): Promise<Problem[]> {
  const { includes } = theme;
  const settled = pictures.onPages.map((picture) => ({ ...picture, isSettled: true }));
  const site = withPictures(arranged, settled);
  const { files, state, metadata } = routeFiles(site, theme, generator, loadState(options));
  const tried = loadTried(options.cache);
  const isSame = tried.metadata === metadata;
  // Where nothing else has changed, equal texts are enough: a fingerprint asks for neighbours and relations of each page.
  const knownPage = ({ output, route }: RouteFile): TriedPage | null => {
    const page = Object.hasOwn(tried.pages, output) ? (tried.pages[output] ?? null) : null;
    return isSame && page?.texts === route.texts() ? page : null;
  };
  const isRight = (file: RouteFile) =>
    knownPage(file) !== null ||
    state.records.get(file.output)?.fingerprint === file.fingerprint ||
    (Object.hasOwn(tried.pages, file.output) && tried.pages[file.output]?.fingerprint === file.fingerprint);
  const keep = (right: readonly RouteFile[]) =>
    saveTried(options.cache, {
      metadata,
      pages: Object.fromEntries(
        right.map((file) => [
          file.output,
          knownPage(file) ?? { fingerprint: file.fingerprint, texts: file.route.texts() },
        ]),
      ),
    });
  const untried = files.filter((file) => !isRight(file));
  if (untried.length === 0) {
    if (!isSame) keep(files);
    return [];
  }
  const job = { outputs: inOrderOfPosts(untried).map(({ output }) => output), templates: templatesOf(theme) };
  threads.tell(siteNotice(site.snapshot, job.templates));
  const taken = nonePrinted(untried.length);
  const outcomes = await sharePages(threads, { kind: 'try', job, taken }, () => tryShare(job, site, taken));
  const failed = outcomes.flatMap((outcome) => (outcome.kind === 'try' ? outcome.failed : []));
  const urls = new Set(failed.map(({ url }) => url));
  keep(files.filter(({ route }) => !urls.has(route.url)));
  return failureProblems(failed, includes);
}
