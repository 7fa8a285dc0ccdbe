/** What XML 1.0 allows nowhere in a document, not even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these very characters are looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text without the characters that XML forbids: one of them would make the whole document unreadable. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(forbidden, '');
}

/** A text as a CDATA section, as it stands but for the end of the section, which is split over two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
