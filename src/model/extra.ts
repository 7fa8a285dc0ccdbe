/** A value below `extra`: what YAML can say, and a date as it is printed. */
export type ExtraValue =
  | string
  | number
  | boolean
  | null
  | readonly ExtraValue[]
  | { readonly [key: string]: ExtraValue };

/** What a text holds for its theme alone. */
export type Extra = Readonly<Record<string, ExtraValue>>;
