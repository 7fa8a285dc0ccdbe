/** A site has few names and asks for them often; the bound is for a process that runs for weeks. */
const mostKeys = 50_000;
const keys = new Map<string, string>();

/** Many names are their own keys. */
const keyAlready = /^[a-z\d+#.]+(?: [a-z\d+#.]+)*$/;

/**
 * What is the same for all spellings of one name: `Build systems`, `build  Systems` and `build-systems` are one tag.
 * Letters, accents and signs count: `C`, `C++` and `C#` are three.
 */
export function nameKey(name: string): string {
  if (keyAlready.test(name)) return name;
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  if (keys.size >= mostKeys) keys.clear();
  // V8 keeps a whole text alive for each name that was cut out of it; the strings of a copy are their own.
  const [ownName, ownKey] = structuredClone([name, key] as const);
  keys.set(ownName, ownKey);
  return ownKey;
}
