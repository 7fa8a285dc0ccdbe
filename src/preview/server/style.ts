/**
 * The style of what a preview puts on a page, served as a file: a page's own Content-Security-Policy may allow none within
 * it. In a shadow tree no theme's style reaches it, and it reaches no theme's page; the colours follow the page's scheme.
 */
export const barStyle = `
:host { all: initial !important; color-scheme: inherit !important; position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483647 !important; max-block-size: 50vh !important; overflow: auto !important; pointer-events: none !important; font: 14px/1.5 system-ui, sans-serif !important; }
:host([data-kind="list"]) { display: block !important; position: static !important; max-block-size: none !important; margin-block: 0 1rem !important; }
section, nav, ul.broken { pointer-events: auto; }
section { font-family: ui-monospace, monospace; }
details { color: #fff; background: #7a1212; }
.warnings { background: #4a3a00; }
.note { background: #1d3557; }
summary { padding: 0.4rem 1rem; cursor: pointer; font-weight: bold; }
p { margin: 0; padding: 0 1rem 0.6rem; }
ul { margin: 0; padding: 0 1rem 0.6rem 2.2rem; }
li { overflow-wrap: anywhere; }
a { color: inherit; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem; justify-content: end; inline-size: fit-content; margin-inline: auto 0.75rem; padding: 0.25rem; border-radius: 0.5rem 0.5rem 0 0; color: light-dark(#1a1a1a, #f4f4f4); background: light-dark(#f4f4f4, #2b2d31); box-shadow: 0 0 0 1px light-dark(#8a8a8a, #77797d); }
nav a { padding: 0.25rem 0.6rem; border-radius: 0.35rem; }
ul.broken { padding: 0.6rem 1rem 0.6rem 2.2rem; color: #fff; background: #7a1212; }
dialog { pointer-events: auto; box-sizing: border-box; inline-size: min(60rem, 100vw - 2rem); block-size: min(56rem, 100dvh - 2rem); max-inline-size: none; max-block-size: none; padding: 0; border: 1px solid light-dark(#8a8a8a, #77797d); border-radius: 0.5rem; color: light-dark(#1a1a1a, #f4f4f4); background: light-dark(#fff, #1b1c1f); }
dialog[open] { display: grid; grid-template-rows: auto 1fr; }
dialog::backdrop { background: rgb(0 0 0 / 0.5); }
header { display: flex; gap: 1rem; align-items: center; justify-content: space-between; padding: 0.4rem 1rem; }
h2 { margin: 0; font-size: 1rem; }
button { padding: 0.25rem 0.8rem; font: inherit; }
iframe { inline-size: 100%; block-size: 100%; border: 0; border-block-start: 1px solid light-dark(#8a8a8a, #77797d); }
:is(summary, a, button):focus-visible { outline: 2px solid; outline-offset: -2px; }
@media print { :host { display: none !important; } }
`;

/** The style of the preview's own pages. */
export const pageStyle = `
:root { color-scheme: light dark; }
body { max-inline-size: 60rem; margin: 3rem auto; padding-inline: 1rem; font: 16px/1.5 system-ui, sans-serif; }
body.panel { margin-block: 1rem; }
pre { overflow-x: auto; padding: 0.75rem 1rem; background: light-dark(#f1f1ee, #24262b); font: 14px/1.5 ui-monospace, monospace; }
pre mark { display: inline-block; min-inline-size: 100%; background: light-dark(#ffe1dc, #5c1c14); color: inherit; }
h2 { font-size: 1rem; overflow-wrap: anywhere; }
a { color: light-dark(#0b57a4, #9ecbff); }
iframe { inline-size: 100%; border: 1px solid light-dark(#8a8a8a, #77797d); }
iframe.card { block-size: 34rem; max-inline-size: 26rem; }
.share { max-inline-size: 32rem; border: 1px solid light-dark(#8a8a8a, #77797d); }
.share img { display: block; inline-size: 100%; block-size: auto; }
.share p, .share h3 { margin: 0; padding: 0.25rem 0.75rem; overflow-wrap: anywhere; }
h3 { font-size: 1.1rem; font-weight: 600; }
.snippet { max-inline-size: 37.5rem; }
.snippet h3 { margin: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.snippet .text { display: -webkit-box; margin: 0; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; }
.facts { color: light-dark(#595959, #b5b5b5); font-size: 0.875rem; }
.item { padding: 0.75rem 1rem; border: 1px solid light-dark(#8a8a8a, #77797d); overflow-wrap: anywhere; }
.item :is(img, video) { max-inline-size: 100%; block-size: auto; }
.item svg { max-inline-size: 100%; }
`;
