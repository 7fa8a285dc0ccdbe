// Wires src/ to Eleventy's own command, which prints the same routes by the same function as `npm run build`. That one
// does without Eleventy, prints only what changed, with all cores, and moves it into _site/ at once.
export { configure as default } from './src/eleventy/configure.ts';
