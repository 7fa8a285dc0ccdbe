/** What a place does not let us do, in one line that says how to mend it. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
}
