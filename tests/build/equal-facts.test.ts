import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { outputUrl } from '../../src/model/output-path.ts';
import type { Route } from '../../src/model/route.ts';
import { routeFiles } from '../../src/output/files.ts';
import { fingerprintIn, sharedKeys } from '../../src/output/fingerprints.ts';
import type { OutputState } from '../../src/output/state.ts';
import { hasErrors } from '../../src/problems/format.ts';
import { type ArrangedSite, withPictures } from '../../src/site/arranged.ts';
import { type BuildOptions, productionOptions } from '../../src/site/options.ts';
import { layoutKeys } from '../../src/theme/layouts.ts';
import { listTheme } from '../../src/theme/theme-files.ts';
import { assembled } from '../harness/assembled.ts';
import { fileEdits, keyEdits, type SingleEdit, variedSite } from '../harness/single-edits.ts';

const site = await variedSite();
after(() => site[Symbol.dispose]());

const options: BuildOptions = { ...productionOptions(site.root), now: Date.parse('2026-01-01T00:00:00Z') };
const generator = 'the same for all';

/** A site at one moment, with all that its pages would print. */
interface Moment {
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly views: ReadonlyMap<string, string>;
  /** What a build would keep of it. */
  readonly state: OutputState;
}

/** The routes of the site as its files are now, as if all of its pictures were encoded. */
async function arranged(changes: Partial<BuildOptions> = {}): Promise<ArrangedSite> {
  const { ready, problems, keep } = await assembled({ ...options, ...changes });
  if (ready === null || hasErrors(problems)) throw new Error(JSON.stringify(problems));
  keep();
  const complete = withPictures(
    ready.arranged,
    ready.arranged.snapshot.pictures.map((picture) => ({ ...picture, isSettled: true })),
  );
  for (const { prepare } of complete.routes) await prepare?.();
  return complete;
}

const includes = [join(options.home, '_includes')];
const templates = { includes, layouts: layoutKeys(listTheme(includes)), extension: null };

function momentOf(one: ArrangedSite): Moment {
  const shared = sharedKeys(one, templates, generator);
  const none = { metadata: null, manifest: null, records: new Map(), base: null };
  const { metadata } = routeFiles(one, templates, generator, none);
  const byOutput = <Value>(ask: (route: Route) => Value) =>
    new Map(one.routes.map((route) => [route.output, ask(route)] as const));
  const fingerprints = byOutput((route) => fingerprintIn(shared, route));
  const records = byOutput((route) => {
    const { output } = route;
    const fingerprint = fingerprints.get(output) ?? null;
    return { output, of: null, fingerprint, texts: route.texts(), size: 0, stamp: '', hash: '', needs: '' };
  });
  return {
    fingerprints,
    views: byOutput((route) => JSON.stringify([route.layout, route.view()])),
    state: { metadata, manifest: null, records, base: null },
  };
}

const before = await arranged();
const base = momentOf(before);

/** The outputs that an edit leaves with their fingerprints; fails where a page of equal facts shows something else. */
function assertTold(now: ArrangedSite): Moment {
  const moment = momentOf(now);
  for (const [output, fingerprint] of moment.fingerprints) {
    if (base.fingerprints.get(output) !== fingerprint) continue;
    const [view = '', was = ''] = [moment.views.get(output), base.views.get(output)];
    if (view !== was) assert.deepEqual(JSON.parse(view), JSON.parse(was), output);
  }
  for (const file of routeFiles(now, templates, generator, base.state).files) {
    assert.equal(file.fingerprint, moment.fingerprints.get(file.output), `${file.output} is known by its texts`);
  }
  return moment;
}

/** The same of the site after an edit, which is undone. */
async function assertEditTold({ file, content }: SingleEdit): Promise<Moment> {
  const path = join(site.root, file);
  const old = existsSync(path) ? readFileSync(path) : null;
  if (content === null) site.remove(file);
  else site.write({ [file]: content });
  try {
    return assertTold(await arranged());
  } finally {
    if (old === null) site.remove(file);
    else site.write({ [file]: old });
  }
}

const isSeen = ({ views }: Moment) =>
  views.size !== base.views.size || [...views].some(([output, view]) => base.views.get(output) !== view);

/** What is said to servers, to `links` and to `check`, and not to readers. */
const notShown = /^"(?:admin|cache|headers|host|links|rules)" of content\/site\.yaml$/;

for (const [what, edits] of Map.groupBy(keyEdits(), ({ file, what: key }) => `"${key}" of ${file}`)) {
  test(`${what}: a page whose facts stay equal shows the same, and some page shows the edit`, async () => {
    const moments: Moment[] = [];
    for (const edit of edits) moments.push(await assertEditTold(edit));
    if (!what.includes('beta.md')) assert.equal(moments.some(isSeen), !notShown.test(what));
  });
}

for (const edit of await fileEdits()) {
  test(`${edit.what} in ${edit.file}: a page whose facts stay equal shows the same`, async () => {
    await assertEditTold(edit);
  });
}

for (const [what, changes] of [
  ['drafts', { preview: true }],
  ['a later day', { now: Date.parse('2026-01-20T00:00:00Z') }],
  ['another year', { now: Date.parse('2027-01-20T00:00:00Z') }],
] as const) {
  test(`a build of ${what}: a page whose facts stay equal shows the same`, async () => {
    assertTold(await arranged(changes));
  });
}

test('the file of every page is asked for at the URL of the page', () => {
  for (const { output, url } of before.routes) assert.equal(outputUrl(output), url);
});
