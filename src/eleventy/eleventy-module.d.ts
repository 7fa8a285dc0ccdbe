/** The part of Eleventy 3 that Broadsheet uses; the package has no types of its own for it. */
declare module '@11ty/eleventy' {
  export interface UserConfig {
    addGlobalData(name: string, data: () => unknown): void;
    addTemplate(virtualPath: string, template: { render(data: never): string }, data: object): void;
    on(event: string, callback: () => void | Promise<void>): void;
    readonly benchmarkManager: { get(group: string): { setIsVerbose(isVerbose: boolean): void } };
  }
  export interface PrintedTemplate {
    readonly url: string;
    readonly outputPath: string;
    readonly content: string;
  }
  export interface EleventyOptions {
    readonly quietMode?: boolean;
    readonly configPath?: string | false;
    readonly config?: (config: UserConfig) => unknown;
  }
  export class Eleventy {
    constructor(input?: string, output?: string, options?: EleventyOptions);
    toJSON(): Promise<readonly PrintedTemplate[]>;
  }
}
