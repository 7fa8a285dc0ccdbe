import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import DevServer from '@11ty/eleventy-dev-server';
import type { Problem } from '../problems/problem.ts';
import { withOverlay } from './overlay.ts';

/** A server of a preview, with live reload. */
export interface PreviewServer {
  /** Begins to listen, on the first free port from this one on. */
  open(port: number): void;
  /** Shows readers' pages as they now are: `files` changed, and these are the mistakes, if any. */
  show(files: readonly string[], problems: readonly Problem[]): void;
  close(): Promise<void>;
}

/** More changed pages than this are not sent to browsers: they load the one that they show again. */
const mostSent = 50;

/** Serves a folder at a base path, once it is opened. */
export function servePreview(folder: string, basePath: string, log: (line: string) => void): PreviewServer {
  let isOpen = false;
  let shown: readonly Problem[] = [];
  const overlay = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const file = shown.length === 0 ? null : pageFile(folder, basePath, request.url ?? '/');
    if (file === null) return next();
    const lastGood = existsSync(file) ? readFileSync(file, 'utf8') : noPageYet;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(withOverlay(lastGood, shown));
  };
  const server = DevServer.getServer('broadsheet', folder, {
    pathPrefix: basePath,
    middleware: [overlay],
    messageOnStart: ({ hosts }) => `preview at ${hosts.join(' or ')} (stop it with Ctrl-C)`,
    logger: { info: log, log, error: log },
  });
  return {
    open(port) {
      isOpen = true;
      server.serve(port);
    },
    show(files, problems) {
      const mistakesChanged = problems.length > 0 || shown.length > 0;
      const pages = files.filter((file) => file.endsWith('.html'));
      shown = problems;
      if (!isOpen) return;
      if (mistakesChanged || pages.length > mostSent) server.reload({});
      else if (pages.length > 0) server.reloadFiles(pages.map((file) => join(folder, file)));
    },
    close: () => server.close(),
  };
}

/** What stands below the mistakes where the site was never right. */
const noPageYet = '<!doctype html><html lang="en"><head><title>No page yet</title></head><body></body></html>';

/** The HTML file of a page request, whether it exists or not; null for anything else. */
function pageFile(folder: string, basePath: string, url: string): string | null {
  const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  if (!path.startsWith(basePath)) return null;
  const below = path.slice(basePath.length);
  const file = normalize(join(folder, below === '' || below.endsWith('/') ? `${below}index.html` : below));
  return file.startsWith(folder + sep) && file.endsWith('.html') ? file : null;
}
