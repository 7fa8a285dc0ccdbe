import { escapeUTF8 } from 'entities/escape';
import { type SvgTag, type SvgToken, svgTokens } from './tokens.ts';

/** Elements that draw, and those that hold or move what is drawn; with any other, all that is in it goes. */
const drawing = new Set(
  [
    'svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon image',
    'text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter view',
    'animate animateMotion animateTransform set mpath feBlend feColorMatrix feComponentTransfer feComposite',
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG',
    'feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight',
    'feTile feTurbulence',
  ].flatMap((names) => names.split(' ')),
);

/** Elements that are taken away around what they hold, which stays. */
const transparent = new Set(['a']);

/** Pixels of each of the units of length (CSS Values, 6.2). */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
};

/** Pixels of an SVG that says nothing of its size (CSS Images, 5.1). */
const defaultSize: Size = { width: 300, height: 150 };

/** Elements in one another; drawing programs stay far below. */
const deepest = 200;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An SVG file that only draws. */
export interface HarmlessSvg extends Size {
  readonly text: string;
}

/**
 * An SVG file rewritten with nothing in it but drawing: no script, no handler, no link, no foreign element, nothing
 * that is fetched from elsewhere. Its size in pixels is written into its root, or the one that it is to be `drawn` in.
 * Throws where it is not well-formed, or no SVG.
 */
export function harmlessSvg(bytes: Uint8Array, drawn: Size | null = null): HarmlessSvg {
  const [root] = elements(bytes);
  const size = root?.kind === 'open' ? sizeOf(root) : defaultSize;
  /** Of each open element, whether its tag was written. */
  const open: boolean[] = [];
  /** How many elements are open around the outermost one that goes with all that is in it. */
  let hiddenFrom = Number.POSITIVE_INFINITY;
  let written = '';
  let words = '';
  const writeWords = () => {
    if (open.length <= hiddenFrom && isLocal(words)) written += text(words);
    words = '';
  };
  for (const token of elements(bytes)) {
    // A style sheet may come in pieces that only together say what it asks for.
    if (token.kind === 'text') words += token.text;
    else writeWords();
    if (token.kind === 'close') {
      if (open.pop()) written += `</${token.name}>`;
      if (open.length === hiddenFrom) hiddenFrom = Number.POSITIVE_INFINITY;
    } else if (token.kind === 'open') {
      const isDrawn = drawing.has(token.name) && !isTrap(token);
      const isWritten = isDrawn && open.length <= hiddenFrom;
      if (isWritten) written += openingTag(token, open.length === 0 ? { size, drawn: drawn ?? size } : null);
      if (token.isEmpty) continue;
      if (!isDrawn && !transparent.has(token.name)) hiddenFrom = Math.min(hiddenFrom, open.length);
      open.push(isWritten);
    }
  }
  return { ...size, text: `${written}\n` };
}

/** Pixels of the root element, as it asks to be shown. */
function sizeOf({ attributes }: SvgTag): Size {
  const [width, height] = [length(attributes.get('width')), length(attributes.get('height'))];
  const [, , boxWidth = 0, boxHeight = 0] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const box = boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : defaultSize;
  const scale = width !== null ? width / box.width : height !== null ? height / box.height : 1;
  return {
    width: Math.max(1, Math.round(width ?? box.width * scale)),
    height: Math.max(1, Math.round(height ?? box.height * scale)),
  };
}

/** The tokens of a file from its root's to its end; throws where tags do not match. */
function* elements(bytes: Uint8Array): Generator<SvgToken> {
  const names: string[] = [];
  let isBegun = false;
  for (const token of svgTokens(new TextDecoder('utf-8', { fatal: true }).decode(bytes))) {
    if (token.kind === 'open') {
      if (!isBegun && token.name !== 'svg') throw new Error(`it begins with <${token.name}>, not with <svg>`);
      if (isBegun && names.length === 0) throw new Error('it goes on behind </svg>');
      isBegun = true;
      if (!token.isEmpty) names.push(token.name);
      if (names.length > deepest) throw new Error(`its elements are more than ${deepest} deep`);
    } else if (token.kind === 'close' && names.pop() !== token.name) {
      throw new Error(`</${token.name}> closes what is not open`);
    }
    if (names.length > 0 || token.kind !== 'text') yield token;
  }
  if (!isBegun || names.length > 0) throw new Error('it ends too early');
}

/** The tag of an element; the root's says its size, which its `viewBox` is where it has none, and that it is drawn in. */
function openingTag(
  { name, attributes, isEmpty }: SvgTag,
  root: { readonly size: Size; readonly drawn: Size } | null,
): string {
  const kept = new Map(
    [...attributes]
      .map(([key, value]) => [key === 'xlink:href' ? 'href' : key, value] as const)
      .filter(([key, value]) => isHarmless(name, key, value)),
  );
  if (root !== null) {
    if (!kept.has('viewBox')) kept.set('viewBox', `0 0 ${root.size.width} ${root.size.height}`);
    for (const side of ['width', 'height'] as const) {
      kept.delete(side);
      kept.set(side, String(root.drawn[side]));
    }
    kept.set('xmlns', 'http://www.w3.org/2000/svg');
  }
  const written = [...kept].map(([key, value]) => ` ${key}="${text(value)}"`);
  return `<${name}${written.join('')}${isEmpty ? '/' : ''}>`;
}

function isHarmless(element: string, key: string, value: string): boolean {
  if (key === 'xml:space' || key === 'xml:lang') return true;
  if (!/^[a-z][\w-]*$/i.test(key) || /^(on|src$|xmlns$)/i.test(key)) return false;
  if (key.toLowerCase() !== 'href') return isLocal(value);
  return /^#/.test(value) || (element === 'image' && /^data:image\/(png|jpeg|gif|webp);base64,/i.test(value));
}

/** True for an animation of what could become a link or a handler. */
function isTrap({ attributes }: SvgTag): boolean {
  return /^\s*(on|href|xlink:|style)/i.test(attributes.get('attributeName') ?? '');
}

/** True for a value or a style sheet that names nothing outside the file, even in CSS's escapes. */
function isLocal(value: string): boolean {
  return !/\\|@import|javascript:|url\(\s*["']?\s*(?!["'#\s])|image\(|image-set\(|src\(/i.test(value);
}

function length(value: string | undefined): number | null {
  const [, number, unit = ''] = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? '') ?? [];
  const scale = units[unit.toLowerCase()];
  return number === undefined || scale === undefined || Number(number) <= 0 ? null : Number(number) * scale;
}

/** Text as XML, without the characters that XML does not have. */
function text(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
  return escapeUTF8(value.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));
}
