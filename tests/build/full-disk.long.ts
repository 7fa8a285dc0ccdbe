import { test } from 'node:test';
import { assertOutlivesFullDisk, skipped } from '../harness/full-disk.ts';

for (const size of ['1400k', '1800k', '2200k', '3000k', '4000k']) {
  test(`a build that fills a disk of ${size} leaves the site as it was, and the next one repairs`, {
    skip: skipped,
  }, () => {
    assertOutlivesFullDisk(size, 160);
  });
}
