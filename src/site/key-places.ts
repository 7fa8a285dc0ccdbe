import { join } from 'node:path';
import { siteFile } from '../config/site-file.ts';
import { yamlPlaces } from '../config/yaml-places.ts';
import { readText } from '../files/text.ts';
import { type Place, startOf } from '../problems/problem.ts';
import { splitFrontMatter } from '../source/front-matter.ts';

type Keys = readonly (readonly PropertyKey[])[];

/** Finds the places of keys in the files of a site; each file is read once. */
export function keyPlacesIn(root: string): (file: string, keys: Keys) => Place {
  const known = new Map<string, (path: readonly PropertyKey[]) => Place>();
  return (file, keys) => {
    const placeOf = known.get(file) ?? placesOf(root, file);
    known.set(file, placeOf);
    // A key that is not there has the place of the file's first one.
    const [first = startOf(file), ...others] = keys.map(placeOf);
    return others.reduce((one, other) => (other.line > one.line ? other : one), first);
  };
}

function placesOf(root: string, file: string): (path: readonly PropertyKey[]) => Place {
  const read = readText(join(root, file));
  if ('fault' in read) return () => startOf(file);
  return file === siteFile ? yamlPlaces(read.text, file, 1, 0) : splitFrontMatter(file, read.text, []).place;
}
