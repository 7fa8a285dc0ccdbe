/** What the code of templates calls, without the rest of Nunjucks; its types leave it out. */
declare module 'nunjucks/src/runtime.js' {
  const runtime: {
    /** What a value adds to a page: it is escaped where that is wanted, but for a SafeString. */
    suppressValue(value: unknown, autoescape: boolean): unknown;
    /** What loops go through: a list of what gives its items one after another, all else as it is. */
    fromIterator(list: unknown): unknown;
  };
  export default runtime;
}
