// Runs in the browser at /admin/: the editor, with a format of its own that changes in a file what was changed in the form.
import CMS from '@sveltia/cms';
import type { AdminSettings } from '../cms-config.ts';
import { textOf, valuesOf } from '../post-format.ts';
import { guardRequests } from './guard-requests.ts';
import { keepBytes, wrote } from './keep-bytes.ts';

const settings: AdminSettings = JSON.parse(document.getElementById('adminSettings')?.textContent ?? '{}');

guardRequests(settings.origins);
keepBytes();
for (const [name, { fields, isDated }] of Object.entries(settings.formats)) {
  CMS.registerCustomFormat(name, 'md', {
    fromFile: (text: string) => valuesOf(text, fields),
    toFile: (values: Record<string, unknown>) => wrote(values, textOf(values, fields, isDated ? today() : null)),
  });
}
void CMS.init({ config: settings.config });

/** The day on this machine, as a date of front matter. */
function today(): string {
  const now = new Date();
  const padded = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`;
}
