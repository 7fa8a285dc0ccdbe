/**
 * Everything that an import may have to say, in the order of harm: what readers lose first, what only looks different
 * last. `advice` is what a person does about it.
 */
export const noteKinds = {
  leftOut: {
    heading: 'Left out',
    advice: 'Nothing of these was imported. Copy by hand what you still need.',
  },
  hidden: {
    heading: 'Imported as drafts, though readers could see them or some could',
    advice: 'A static site has neither passwords nor members. Remove "draft: true" from those that everybody may read.',
  },
  bodyLost: {
    heading: 'Parts of texts that the source does not hold',
    advice:
      'The old site made these parts when a page was shown, or keeps them elsewhere. Write what readers need in their place.',
  },
  address: {
    heading: 'Addresses that nothing answers any more',
    advice: 'Let your host redirect them, or leave them.',
  },
  foreignCode: {
    heading: 'Shortcodes and tags that stay visible',
    advice: 'Readers see them as they are typed here. Replace each by what it stood for.',
  },
  missingFile: {
    heading: 'Pictures and files that are not at hand',
    advice: 'Fetch them with the command at the top of pictures.txt, then import again with --uploads.',
  },
  brokenPicture: {
    heading: 'Pictures that cannot be opened',
    advice:
      'They are broken in the source, or in a format that browsers do not show. Each is kept in public/ at the address that it had, from which the texts show it as the old site did; a thumbnail that cannot be made of it is left out. Replace it in the source and import again, or take it out of the text.',
  },
  edited: {
    heading: 'Files that were edited or removed since the last import',
    advice: 'They stay as they are. To import one anew, name it: --force FILE.',
  },
  decision: {
    heading: 'To decide by hand',
    advice: 'Both ways are right; only you know which one is meant.',
  },
  rawHtml: {
    heading: 'HTML that Markdown cannot say',
    advice: 'It stays HTML in the text and looks as it did. Nothing has to be done.',
  },
  dataLost: {
    heading: 'Data without a place here',
    advice: 'Keep the source if you may need them.',
  },
  layoutLost: {
    heading: 'Layout that is the theme’s affair',
    advice: 'The content is complete; it stands one below the other, in the theme’s own form.',
  },
  changed: {
    heading: 'Changed on the way',
    advice: 'For your information.',
  },
} as const;

/** A kind of note. */
export type NoteKind = keyof typeof noteKinds;

/** Something to be said of an item. Notes with one subject are told together, with their number. */
export interface Note {
  readonly kind: NoteKind;
  /** What it is about, the same for all cases of it: `[contact-form-7]`, `Yoast’s search title`. */
  readonly subject: string;
  /** How often, in this item. */
  readonly count: number;
}

/** A note of one case. */
export function note(kind: NoteKind, subject: string, count = 1): Note {
  return { kind, subject, count };
}

/** Notes of equal kind and subject as one, with their number, in the order in which they came first. */
export function together(notes: readonly Note[]): Note[] {
  const sums = new Map<string, Note>();
  for (const one of notes) {
    const key = `${one.kind} ${one.subject}`;
    sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}
