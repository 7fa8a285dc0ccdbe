import type { SitePicture } from '../images/plan/choose.ts';
import { withOwnPages, withPictures } from './arranged.ts';
import type { ReadySite } from './assemble.ts';
import type { SiteCode } from './site-code.ts';

/** A site after its pictures were encoded: its own templates, which may show them, are rendered again. */
export async function encodedSite(
  ready: ReadySite,
  pictures: readonly SitePicture[],
  code: SiteCode,
): Promise<ReadySite> {
  const { theme, generator } = ready;
  const arranged = withPictures(ready.arranged, pictures);
  if (!code.hasOwn(theme.extension)) return { ...ready, arranged };
  const own = await code.renderOwn({ arranged, theme, generator });
  return { ...ready, arranged: withOwnPages(arranged, own.pages), own };
}
