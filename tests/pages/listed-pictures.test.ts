import assert from 'node:assert/strict';
import { test } from 'node:test';
import { siteFile } from '../../src/config/site-file.ts';
import type { Pictures } from '../../src/pages/context.ts';
import { makeRoutes } from '../../src/pages/routes.ts';
import { withPictures } from '../../src/site/arranged.ts';
import { productionOptions } from '../../src/site/options.ts';
import { assembled } from '../harness/assembled.ts';
import { variedSite } from '../harness/single-edits.ts';

/** What has been asked of pictures, by their paths. */
interface Asked {
  readonly shown: Set<string>;
  readonly fingerprinted: Set<string>;
}

/** Pictures that note what they are asked for. */
function recording(pictures: Pictures, { shown, fingerprinted }: Asked): Pictures {
  const noted = <Rest extends readonly unknown[], Answer>(ask: (path: string, ...rest: Rest) => Answer) => {
    return (path: string, ...rest: Rest): Answer => {
      const answer = ask(path, ...rest);
      if (answer !== null) shown.add(path);
      return answer;
    };
  };
  return {
    isReady: (path) => pictures.isReady(path),
    picture: noted((path, alt: string, slot: Parameters<Pictures['picture']>[2], position: number, width = null) =>
      pictures.picture(path, alt, slot, position, width),
    ),
    whole: noted((path) => pictures.whole(path)),
    card: noted((path, focus: Parameters<Pictures['card']>[1]) => pictures.card(path, focus)),
    drawn: noted((path) => pictures.drawn(path)),
    enclosure: noted((path, focus: Parameters<Pictures['enclosure']>[1]) => pictures.enclosure(path, focus)),
    aspects: noted((path, focus: Parameters<Pictures['aspects']>[1]) => pictures.aspects(path, focus)),
    fingerprint: (path) => {
      fingerprinted.add(path);
      return pictures.fingerprint(path);
    },
  };
}

test('a view asks only for pictures that its route lists, and all of them are in its facts', async () => {
  using site = await variedSite();
  const { ready } = await assembled({ ...productionOptions(site.root), now: Date.parse('2026-01-01') });
  assert.ok(ready);
  const { arranged } = ready;
  const shown = arranged.snapshot.pictures.map((picture) => ({ ...picture, isSettled: true }));
  const { context } = withPictures(arranged, shown);
  const seen = new Set<string>();
  for (const [index, { output }] of arranged.routes.entries()) {
    // What is made once for all pages is made anew for each: every page has to list all that it shows.
    const asked: Asked = { shown: new Set(), fingerprinted: new Set() };
    const route = makeRoutes({ ...context, pictures: recording(context.pictures, asked) })[index];
    assert.ok(route);
    route.view();
    // The site's own card is part of what all pages share.
    asked.shown.delete(siteFile);
    const listed = new Set(route.pictures());
    route.facts();
    for (const path of asked.shown) {
      assert.ok(listed.has(path), `${output} shows ${path} and does not list it`);
      assert.ok(asked.fingerprinted.has(path), `${output} shows ${path} and no fact of it says so`);
      seen.add(`${route.kind} ${path}`);
    }
  }
  const [post, page] = ['content/posts/beta.md', 'content/pages/about.md'];
  for (const kind of ['post', 'feed', 'sitemap']) {
    for (const name of ['p0', 'p2']) assert.ok(seen.has(`${kind} content/images/${name}.png`), `${kind} ${name}`);
  }
  for (const kind of ['post', 'archive']) assert.ok(seen.has(`${kind} content/images/portrait.png`), kind);
  for (const kind of ['archive', 'not-found']) assert.ok(seen.has(`${kind} content/images/p0.png`), kind);
  assert.ok(seen.has(`standalone content/images/p2.png`));
  assert.ok(seen.has(`post ${post}`) && seen.has(`standalone ${page}`), 'drawn cards');
});
