/**
 * A pure function that works once for each value it is given, and answers from memory when it is given the same value again.
 * The answer lives as long as the value: what is made of a site is gone with the site.
 */
export function oncePer<Source extends object, Answer>(make: (source: Source) => Answer): (source: Source) => Answer {
  const answers = new WeakMap<Source, { readonly answer: Answer }>();
  return (source) => {
    const known = answers.get(source);
    if (known !== undefined) return known.answer;
    const answer = make(source);
    answers.set(source, { answer });
    return answer;
  };
}
