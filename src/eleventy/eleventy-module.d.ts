/** The part of Eleventy 3 that Broadsheet uses; the package has no types of its own for it. */
declare module '@11ty/eleventy' {
  import type { Environment } from 'nunjucks';

  /** A function of a configuration, by its name in templates. */
  export type NamedFunctions = Record<string, (this: unknown, ...args: readonly unknown[]) => unknown>;

  /** What a configuration is written with. */
  export interface UserConfig {
    addGlobalData(name: string, data: unknown): void;
    addTemplate(
      virtualPath: string,
      template: string | { render(data: never): string | Promise<string> },
      data: object,
    ): void;
    addExtension(extensions: readonly string[], options: { readonly key: string }): void;
    addTemplateFormats(formats: string): void;
    addDataExtension(extensions: string, parser: ((text: string) => unknown) | DataParser): void;
    addLayoutAlias(from: string, to: string): void;
    amendLibrary(engine: 'njk', amend: (library: Environment) => void): void;
    setLibrary(engine: string, library: object): void;
    on(event: string, callback: (event: never) => void | Promise<void>): void;
    readonly dataFilterSelectors: Set<string>;
    readonly additionalWatchTargets: readonly (string | readonly string[])[];
    readonly benchmarkManager: {
      setVerboseOutput(isVerbose: boolean): void;
      /** A group tells nothing where its threshold is 0. */
      get(group: string): { setMinimumThresholdMs(milliseconds: number): void };
    };
    readonly htmlTransformer: HtmlTransformer;
  }
  export interface HtmlTransformer {
    addUrlTransform(extensions: string, transform: UrlTransform, options: object): void;
  }
  export type UrlTransform = (this: unknown, url: string, ...others: readonly unknown[]) => string;
  export interface DataParser {
    readonly parser: (path: string) => unknown;
    readonly read: boolean;
  }

  /** A configuration after everything that adds to it has run. */
  export interface MergedConfig {
    readonly nunjucksFilters: NamedFunctions;
    readonly nunjucksAsyncFilters: NamedFunctions;
    readonly nunjucksShortcodes: NamedFunctions;
    readonly nunjucksAsyncShortcodes: NamedFunctions;
    readonly nunjucksPairedShortcodes: NamedFunctions;
    readonly nunjucksAsyncPairedShortcodes: NamedFunctions;
    readonly nunjucksTags: NamedFunctions;
    readonly liquidFilters: NamedFunctions;
    readonly javascriptFunctions: NamedFunctions;
    readonly nunjucksGlobals: Record<string, unknown>;
    readonly transforms: NamedFunctions;
    readonly passthroughCopies: Record<string, unknown>;
    readonly passthroughCopiesHtmlRelative: ReadonlySet<object>;
    readonly virtualTemplates: Record<string, unknown>;
    readonly libraryOverrides: Record<string, object>;
  }

  export interface Directories {
    /** From now on, nobody says where templates are and where pages go. */
    freeze(): void;
    setViaConfigObject(directories: { readonly includes: string; readonly data: string }): void;
  }
  export interface PrintedTemplate {
    readonly url: string | false;
    readonly inputPath: string;
    readonly outputPath: string | false;
    readonly content: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
  }
  export interface EleventyOptions {
    readonly quietMode?: boolean;
    readonly configPath?: string | false;
    readonly pathPrefix?: string;
    readonly config?: (config: UserConfig) => unknown;
  }
  export class Eleventy {
    constructor(input?: string, output?: string, options?: EleventyOptions);
    static getVersion(): string;
    /** Runs the configuration. */
    initializeConfig(): Promise<void>;
    init(): Promise<void>;
    toJSON(): Promise<readonly PrintedTemplate[]>;
    disableLogger(): void;
    readonly directories: Directories;
    readonly config: MergedConfig;
    readonly eleventyConfig: { readonly userConfig: UserConfig };
    readonly env: object;
    readonly templateData: { getInitialGlobalData(): Promise<Record<string, unknown>> };
    readonly eleventyFiles: { getFiles(): Promise<readonly string[]> };
    readonly writer: { writePassthroughCopy(paths: readonly string[]): Promise<unknown> };
    readonly extensionMap: {
      readonly engineManager: {
        getEngineClassByExtension(extension: 'njk'): Promise<new (name: string, config: object) => object>;
      };
    };
  }
}
