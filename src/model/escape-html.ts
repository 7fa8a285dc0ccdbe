const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML between tags; quotation marks need no escaping there, and code is full of them. */
export function escapeText(text: string): string {
  // Most texts have nothing to escape, and stay as they are.
  return /[&<>]/.test(text) ? text.replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign) : text;
}

/** Text as it stands in HTML, between tags or in an attribute in double quotation marks. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign) : text;
}
