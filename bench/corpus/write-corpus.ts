import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countPages, type PageCount } from './page-count.ts';
import { writePictures } from './pictures.ts';
import { type CorpusOptions, type CorpusPost, corpusPosts, postFile, postFileName } from './posts.ts';
import { postsPerPage, type SiteSwitches, siteFile } from './site.ts';

/** Writes a generated Broadsheet site into a folder (`content/site.yaml`, `content/posts/`, …) and counts its pages. */
export async function writeCorpus(folder: string, options: CorpusOptions & SiteSwitches): Promise<PageCount> {
  const content = join(folder, 'content');
  mkdirSync(join(content, 'posts'), { recursive: true });
  writeFileSync(join(content, 'site.yaml'), siteFile(options));
  await writePictures(content, options.pictures, options.seed);
  return countPages(written(corpusPosts(options), join(content, 'posts')), postsPerPage);
}

/** Passes posts on after writing each: a large corpus is never in memory as a whole. */
function* written(posts: Iterable<CorpusPost>, folder: string): Generator<CorpusPost> {
  for (const post of posts) {
    writeFileSync(join(folder, postFileName(post)), postFile(post));
    yield post;
  }
}
