/**
 * A function that works at its first call, and answers from memory ever after: for what takes long to make and few sites need.
 * Made while its module is loaded, it would be made by each thread of each build.
 */
export function once<Answer>(make: () => Answer): () => Answer {
  let made: { readonly answer: Answer } | null = null;
  return () => {
    made ??= { answer: make() };
    return made.answer;
  };
}
