import { decodeHTML } from 'entities/decode';
import { once } from '../../model/once.ts';
import { faultAt, type MermaidFault, type Statement } from './statements.ts';

const number = '-?\\d+(?:\\.\\d+)?';
const name = '(?:"[^"]*"|[\\p{L}\\p{N}_]+)';

/** Letters of all scripts are costly to compile: only for a text that has such a diagram. */
const patterns = once(() => ({
  axis: new RegExp(
    `^([xy])-axis(?:\\s+(${name}))?(?:\\s*\\[([^\\]]+)\\]|\\s+(${number})\\s*-->\\s*(${number}))?$`,
    'u',
  ),
  series: new RegExp(`^(bar|line)\\s*\\[\\s*([+]?${number}(?:\\s*,\\s*[+]?${number})*)\\s*\\]$`, 'u'),
}));

/** A chart as the drawing program reads it. */
export function readChart(isHorizontal: boolean, statements: readonly Statement[]): readonly string[] | MermaidFault {
  const { axis, series } = patterns();
  const lines = [`xychart-beta${isHorizontal ? ' horizontal' : ''}`];
  for (const statement of statements) {
    const { text } = statement;
    const titled = /^title\s+(?:"([^"]+)"|(\S+))$/.exec(text);
    const scaled = axis.exec(text);
    const drawn = series.exec(text);
    if (titled !== null) lines.push(`title "${plain(titled[1] ?? titled[2] ?? '')}"`);
    else if (scaled !== null) {
      const [, which, label, categories, from, to] = scaled;
      if (which === 'y' && categories !== undefined) return faultAt('statement', statement);
      const words = label === undefined ? '' : ` "${plain(label.replaceAll('"', ''))}"`;
      const names = categories?.match(/"[^"]*"|[^,]+/g)?.map((one) => plain(one.trim().replaceAll('"', '')));
      const scale = names !== undefined ? ` [${names.join(', ')}]` : from === undefined ? '' : ` ${from} --> ${to}`;
      lines.push(`${which}-axis${words}${scale}`);
    } else if (drawn !== null) lines.push(`${drawn[1]} [${drawn[2]?.replaceAll('+', '')}]`);
    else return faultAt('statement', statement);
  }
  return lines;
}

/** A name with nothing in it that ends a list or a name. */
function plain(text: string): string {
  return decodeHTML(text).replaceAll(/[[\]",&<>]/g, (sign) => String.fromCharCode(0xe000 + sign.charCodeAt(0)));
}
