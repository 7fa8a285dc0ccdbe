/** The words that Markdown adds to what was written, in one language. */
export interface MarkdownLabels {
  readonly note: string;
  readonly tip: string;
  readonly important: string;
  readonly warning: string;
  readonly caution: string;
  /** Names of what the keyboard can reach because it scrolls, where nothing else names it. */
  readonly code: string;
  readonly table: string;
  readonly footnotes: string;
  /** Name of the link from a footnote back to the text; `reference` is the footnote's number, `1` or `1-2`. */
  backToReference(reference: string): string;
}

/** English. */
export const englishLabels: MarkdownLabels = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  code: 'Code',
  table: 'Table',
  footnotes: 'Footnotes',
  backToReference: (reference) => `Back to reference ${reference}`,
};
