/** The part of Eleventy's dev server that Broadsheet uses; the package has no types of its own. */
declare module '@11ty/eleventy-dev-server' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface DevServerOptions {
    readonly pathPrefix?: string;
    readonly middleware?: readonly ((request: IncomingMessage, response: ServerResponse, next: () => void) => void)[];
    readonly messageOnStart?: (started: { readonly hosts: readonly string[] }) => string;
    readonly logger?: Readonly<Record<'info' | 'log' | 'error', (line: string) => void>>;
  }
  export default class EleventyDevServer {
    static getServer(name: string, folder: string, options: DevServerOptions): EleventyDevServer;
    serve(port: number): void;
    /** Reloads the pages of these files in place, or only the style sheets where nothing else changed. */
    reloadFiles(files: string[]): void;
    reload(event: object): void;
    close(): Promise<void>;
  }
}
