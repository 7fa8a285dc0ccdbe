// The same pictures through the rooms of a build that deal with them: looked at, planned, encoded into a store.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { encodeApart } from '../../src/images/encode/encode-apart.ts';
import { encoderKey } from '../../src/images/encode/encoder-key.ts';
import { PictureStore } from '../../src/images/encode/store.ts';
import { openCatalog, unknownJobs } from '../../src/images/plan/catalog.ts';
import { planPicture } from '../../src/images/plan/variants.ts';
import { readSources } from '../../src/images/source/source-index.ts';
import { centre } from '../../src/model/focus.ts';
import { settings } from './outputs.ts';

const [root = '', cache = ''] = process.argv.slice(2);
const paths = readdirSync(join(root, 'content')).map((name) => `content/${name}`);
const looks = await readSources(root, cache, paths);
const sources = [...looks.values()].flatMap((look) => ('source' in look ? [look.source] : []));
const plans = sources.map((source) => planPicture(source, { settings, encoder: encoderKey }, [centre]));
const jobs = unknownJobs(openCatalog(plans, new PictureStore(cache)));
const { failures } = await encodeApart({ jobs, root, cacheFolder: cache }, () => undefined);
if (failures.length > 0 || sources.length < paths.length) throw new Error('not all pictures were encoded');
