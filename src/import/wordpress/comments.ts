import type { ImportedComment } from '../item.ts';
import { millisOf } from './time-zone.ts';
import type { WxrComment } from './wxr/records.ts';

const statuses: Readonly<Record<string, ImportedComment['status']>> = {
  '1': 'approved',
  approved: 'approved',
  spam: 'spam',
  trash: 'trash',
  'post-trashed': 'trash',
};

/** The comments of an item as data, in the order of the export; mail and IP addresses only where they were asked for. */
export function commentsOf(comments: readonly WxrComment[], withAddresses: boolean): ImportedComment[] {
  return comments.map((comment) => {
    const { id, parent, author, mail, url, ip, date, dateGmt, content, approved, type } = comment;
    const gmt = millisOf(dateGmt);
    return {
      id,
      parent: parent === '' || parent === '0' ? null : parent,
      author,
      date: gmt === null ? date.replace(' ', 'T') : `${new Date(gmt).toISOString().slice(0, 19)}Z`,
      status: statuses[approved] ?? 'pending',
      kind: type === 'pingback' || type === 'trackback' ? type : 'comment',
      website: url === '' ? null : url,
      text: content,
      ...(withAddresses ? { mail, address: ip } : {}),
    };
  });
}
