import 'nunjucks';

/** What compiled templates call on each other and on their environment; the package's types leave it out. */
declare module 'nunjucks' {
  type ExportedCallback = (error: Error | null, exported: object | null) => void;
  interface Template {
    /** Runs a template for what it defines: its macros. Without a context where only the callback is given. */
    getExported(...asked: [ExportedCallback] | [object, object, ExportedCallback]): void;
  }

  type StepCallback = (error: Error | null, ...results: readonly unknown[]) => void;
  /** Called with what the step before it gave, and behind it the function that takes what it gives itself. */
  type Step = (...given: readonly [...(readonly unknown[]), StepCallback]) => void;
  interface Environment {
    /** Goes through the steps of an include or an import. */
    waterfall(steps: readonly Step[], done: StepCallback): void;
  }
}
