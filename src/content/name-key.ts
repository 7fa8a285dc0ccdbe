/**
 * What is the same for all spellings of one name: `Build systems`, `build  Systems` and `build-systems` are one tag.
 * Letters, accents and signs count: `C`, `C++` and `C#` are three.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
