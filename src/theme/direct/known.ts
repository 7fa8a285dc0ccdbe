/** What is known by a name, or is made now; null while it is being made: what is a part of itself has no end. */
export function known<Value>(values: Map<string, Value | null>, name: string, make: () => Value | null): Value | null {
  const value = values.get(name);
  if (value !== undefined) return value;
  values.set(name, null);
  const made = make();
  values.set(name, made);
  return made;
}
