/** The elements of HTML (WHATWG, section 4) that have an end tag, and those that browsers still know of older versions. */
const elements = new Set(
  `a abbr acronym address applet article aside audio b bdi bdo big blockquote body button canvas caption center cite code
  colgroup data datalist dd del details dfn dialog dir div dl dt em fencedframe fieldset figcaption figure font footer form
  frameset h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label legend li listing main map mark marquee math
  menu meter nav nobr noframes noscript object ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp
  script search section select selectedcontent slot small span strike strong style sub summary sup svg table tbody td
  template textarea tfoot th thead time title tr tt u ul var video xmp
  area base br col embed hr img input link meta param source track wbr`.split(/\s+/),
);

/** Elements of SVG and MathML that are neither of HTML nor words of prose that somebody might put between < and >. */
const drawings =
  /^(?:fe[a-z]+|math|merror|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|annotation|semantics|circle|defs|desc|ellipse|filter|g|image|line|lineargradient|clippath|mask|path|pattern|polygon|polyline|radialgradient|rect|stop|symbol|text|tspan|use|view)$/;

/** Whether a name is one of an element, in lower case: of HTML, of a drawing or formula, or one with a hyphen, which a site defines itself. */
export function isElement(name: string): boolean {
  return elements.has(name) || name.includes('-') || name.includes(':') || drawings.test(name);
}
