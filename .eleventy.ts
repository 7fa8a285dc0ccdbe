// Wires src/ to Eleventy. `npm run build` gives Eleventy the same pages through the same function, with a plan: it
// prints only what changed, with all cores, and moves it into _site/ at once.
export { configure as default } from './src/eleventy/configure.ts';
