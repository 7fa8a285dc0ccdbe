import { join } from 'node:path';
import type { UserConfig } from '@11ty/eleventy';
import nunjucks from 'nunjucks';
import { pathFrom } from '../../files/system-problem.ts';
import { addPrintOnce } from '../../theme/environment.ts';
import { faultOf, locateCode } from '../../theme/located.ts';
import { repeated } from '../../theme/print-whole.ts';
import { waitForParts } from '../../theme/waiting-parts.ts';
import type { OwnOrder } from './order.ts';

/**
 * Lets Eleventy's Nunjucks find the theme's templates, and print them as pages of the theme are printed. `isAsync` is asked
 * when the configuration has run.
 */
export function extendEngine(config: UserConfig, { root, includes }: OwnOrder, isAsync: () => boolean): void {
  config.amendLibrary('njk', (environment) => {
    environment.loaders.push(new nunjucks.FileSystemLoader([...includes], { watch: false, noCache: false }));
    environment.invalidateCache();
    addPrintOnce(environment, isAsync());
    if (isAsync()) waitForParts(environment);
  });
  printWithBody();
  locateAll(root);
}

/**
 * Lets layouts find the content of a page as the one part of a body, which is what they print, and prints again what asked
 * for something that was not there yet.
 */
function printWithBody(): void {
  const { prototype } = nunjucks.Template;
  const render: unknown = Reflect.get(prototype, 'render');
  if (typeof render !== 'function') return;
  Reflect.set(prototype, 'render', function (this: object, variables: object, ...others: readonly unknown[]): unknown {
    const [done] = others;
    if (typeof done !== 'function') return render.call(this, variables, ...others);
    const content: unknown = Reflect.get(variables, 'content');
    const body = typeof content === 'string' ? { body: [{ html: content, picture: null }] } : {};
    repeated((all, printed) => render.call(this, all, printed), { ...variables, ...body }).then(
      (text) => done(null, text),
      (error: unknown) => done(error),
    );
    return null;
  });
}

/** Lets errors of templates say where they happened, as those of the theme's pages do. */
function locateAll(root: string): void {
  const { prototype } = nunjucks.Template;
  const compile: unknown = Reflect.get(prototype, 'compile');
  if (typeof compile !== 'function') return;
  Reflect.set(prototype, 'compile', function (this: nunjucks.Template): void {
    if (this.compiled) return;
    const name = this.path === null ? null : pathFrom(root, join(process.cwd(), this.path));
    try {
      compile.call(this);
    } catch (error) {
      throw name === null ? error : faultOf(name, error);
    }
    if (name !== null) locateCode(this, name);
  });
}
