import 'nunjucks';

/** What compiled templates call on each other; the package's types leave it out. */
declare module 'nunjucks' {
  type ExportedCallback = (error: Error | null, exported: object | null) => void;
  interface Template {
    /** Runs a template for what it defines: its macros. Without a context where only the callback is given. */
    getExported(...asked: [ExportedCallback] | [object, object, ExportedCallback]): void;
  }
}
