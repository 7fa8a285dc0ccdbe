const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as it stands in HTML between tags; quotation marks need no escaping there, and code is full of them. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign) : text;
}
