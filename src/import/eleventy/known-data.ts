import { type Data, isData, textsOf } from '../folder/data.ts';
import { workedOut } from './eleventy-paths.ts';

/** What a module works out is not known, and says nothing; but that it works a permalink out does. */
export function knownData(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      if (key === 'permalink' && value === null) return [[key, workedOut]];
      if (isData(value)) return [[key, knownData(value)]];
      return textsOf(value).length > 0 ? [[key, value]] : [];
    }),
  );
}
