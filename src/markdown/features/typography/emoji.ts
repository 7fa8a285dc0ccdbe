import { createRequire } from 'node:module';
import type MarkdownIt from 'markdown-it';
import type { PluginWithOptions } from 'markdown-it';

const require = createRequire(import.meta.url);

/** `:tada:` is an emoji by the short names of GitHub; signs such as `:-)` stay text. Loaded by sites that want it alone. */
export function emoji(parser: MarkdownIt): void {
  const { full }: { readonly full: PluginWithOptions<{ readonly shortcuts: Record<string, never> }> } =
    require('markdown-it-emoji');
  parser.use(full, { shortcuts: {} });
}
