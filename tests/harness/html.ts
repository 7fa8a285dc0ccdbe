/**
 * HTML as a browser parses it, to ask with selectors. It is cheerio as bundlers for browsers take it: the same parser,
 * without the HTTP client that its build for Node loads, which would be the longest step of most test files' start.
 */
export { type CheerioAPI, load } from '../../node_modules/cheerio/dist/browser/index.js';
