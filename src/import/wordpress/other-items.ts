import type { OtherItem } from '../item.ts';
import { note } from '../notes.ts';
import type { Library } from './library.ts';
import type { Attachment } from './survey.ts';
import { originOf } from './text-item.ts';
import type { WxrItem } from './wxr/records.ts';

/** Types of items that are no texts, and why nothing is made of them. */
const reasons: Readonly<Record<string, string>> = {
  revision: 'an earlier version of a text',
  customize_changeset: 'a draft of the theme’s settings',
  custom_css: 'styles for the old theme',
  oembed_cache: 'kept by WordPress for itself',
  user_request: 'a request about personal data',
  wp_template: 'a template of the old theme',
  wp_template_part: 'a template of the old theme',
  wp_navigation: 'a menu of the old theme: write it as nav in content/site.yaml',
  wp_global_styles: 'styles for the old theme',
  wp_font_family: 'a font of the old theme',
  wp_font_face: 'a font of the old theme',
  feedback: 'a message that was sent by a form',
  flamingo_inbound: 'a message that was sent by a form',
  flamingo_contact: 'an address of somebody who sent a form',
  wpcf7_contact_form: 'a form',
  'acf-field': 'a setting of a plugin',
  'acf-field-group': 'a setting of a plugin',
  elementor_library: 'a template of a plugin',
  shop_order: 'an order of a shop',
  scheduled_action: 'kept by a plugin for itself',
};

/** What becomes of an item that is no text; null for one that is. */
export function otherItem(item: WxrItem, menu: ReadonlySet<number>): OtherItem | null {
  const { type, status } = item;
  if (type === 'guest-author') return made(item, 'an author in content/site.yaml', false);
  if (type === 'wp_block') return made(item, 'put into the texts that use it', false);
  if (type === 'nav_menu_item') {
    const isUsed = menu.has(item.id);
    return made(
      item,
      isUsed ? 'in the navigation of content/site.yaml' : 'left out: of another menu, or below an entry',
      !isUsed,
    );
  }
  const reason =
    reasons[type] ??
    (status === 'trash' ? 'it was in the trash' : status === 'auto-draft' ? 'never saved by anybody' : null);
  return reason === null ? null : made(item, `left out: ${reason}`, true);
}

/** An item that an earlier file of the same export had. */
export function duplicateItem(item: WxrItem): OtherItem {
  return made(item, 'left out: a second time in the export', true);
}

function made(item: WxrItem, outcome: string, isLeftOut: boolean): OtherItem {
  const notes = isLeftOut ? [note('leftOut', `${item.type}: ${outcome.replace('left out: ', '')}`)] : [];
  return { kind: 'other', origin: originOf(item), outcome, isLeftOut, assets: [], wanted: [], notes };
}

/** What became of a file of the media library, when all texts have been read. */
export function attachmentItem(attachment: Attachment, library: Library): OtherItem {
  const { id, title, file, line, link, url } = attachment;
  const uses = library.uses.get(id) ?? 0;
  const isUsed = uses > 0;
  // The page of a file that hangs on a text leads there now.
  const isLost = !library.isOnText(attachment) && library.pageOf(attachment) !== null;
  return {
    kind: 'other',
    origin: { type: 'attachment', title: title || url, file, line, url: link || url },
    outcome: isUsed ? `named by texts ${uses} times` : 'left out: no text names it',
    isLeftOut: !isUsed,
    assets: [],
    wanted: [],
    notes: [
      ...(isUsed ? [] : [note('leftOut', 'files of the media library that no text names')]),
      ...(isLost ? [note('address', 'pages of files that no text shows')] : []),
    ],
  };
}
