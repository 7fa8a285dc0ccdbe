/** An item of an export: elements by name; text that begins with `<` stands as it is. */
export type WxrFields = Readonly<Record<string, string | number>>;

const namespaces =
  'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"';

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const elements = (fields: WxrFields) =>
  Object.entries(fields).map(([name, value]) => `<${name}>${cdata(String(value))}</${name}>`);

/** A published post of 5 May 2020, with whatever a test cares for; `inside` is XML that stands in it too. */
export function wxrItem(fields: WxrFields = {}, inside = ''): string {
  const all = {
    title: 'A post',
    link: 'https://old.example/2020/05/a-post/',
    'dc:creator': 'jane',
    'wp:post_id': 7,
    'wp:post_date': '2020-05-05 10:00:00',
    'wp:post_date_gmt': '2020-05-05 10:00:00',
    'wp:post_name': 'a-post',
    'wp:status': 'publish',
    'wp:post_type': 'post',
    'content:encoded': 'Some text.',
    ...fields,
  };
  return `<item>${elements(all).join('')}${inside}</item>`;
}

/** A custom field of an item. */
export function wxrMeta(key: string, value: string): string {
  return `<wp:postmeta>${elements({ 'wp:meta_key': key, 'wp:meta_value': value }).join('')}</wp:postmeta>`;
}

/** An export of `https://old.example/` with these items; `channel` is XML that stands before them. */
export function wxr(items: readonly string[], channel = ''): string {
  const head = '<title>Old blog</title><link>https://old.example</link><language>en-GB</language>';
  const author =
    '<wp:author><wp:author_login>jane</wp:author_login><wp:author_display_name>Jane Doe</wp:author_display_name></wp:author>';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces}><channel>${head}${author}${channel}\n${items.join('\n')}\n</channel></rss>\n`;
}
