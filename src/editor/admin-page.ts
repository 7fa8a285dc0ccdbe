import { escapeHtml } from '../model/escape-html.ts';
import type { AdminSettings } from './cms-config.ts';

/** The name of the editor's folder below the site's own root. */
export const adminFolder = 'admin';

/**
 * The page of the editor. Its policy lets it load nothing from another host, and ask none but the git host of the
 * settings; styles alone may stand within it, as the editor's are made while it runs.
 */
export function adminPage(settings: AdminSettings, title: string): string {
  const data = JSON.stringify(settings).replaceAll('<', '\\u003c');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(adminPolicy(settings.origins))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>${escapeHtml(title)}</title>
<script type="application/json" id="adminSettings">${data}</script>
<script type="module" src="admin.js"></script>
</head>
<body></body>
</html>
`;
}

/** The Content-Security-Policy of the editor's page; `origins` are those that it may ask beside its own. */
export function adminPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    ["connect-src 'self' blob: data:", ...origins].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The same policy as a server sends it, for the one host that a published editor asks: what a page cannot say of itself, that
 * no other site may show it within one of its own, is here too (CSP Level 3, 6.4.2).
 */
export function servedAdminPolicy(origin: string): string {
  return `${adminPolicy([origin])}; frame-ancestors 'self'`;
}
