// The package's own types are for its build in CommonJS, whose default export Node gives in another shape.
declare module 'bidi-js/dist/bidi.mjs' {
  import type { Bidi } from 'bidi-js';
  export default function bidiFactory(): Bidi;
}
