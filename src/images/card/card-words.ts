/** What a social card is drawn from. */
export interface CardWords {
  readonly title: string;
  readonly siteName: string;
  /** Of the title, as a language tag. */
  readonly language: string;
}
