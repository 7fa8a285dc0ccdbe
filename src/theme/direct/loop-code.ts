import type nunjucks from 'nunjucks';
import { expressionCode } from './expressions.ts';
import { loopScope, type Meaning, type Scope } from './meanings.ts';
import { nameOf, type Work } from './work.ts';

type WriteNode = (node: nunjucks.nodes.Tree, scope: Scope, work: Work) => void;

/**
 * Writes a loop. Its variables are those of the whole function, and its other branch sees them too: what Nunjucks remembers
 * of a loop that is gone through a second time, ours remembers too.
 */
export function writeLoop(node: nunjucks.nodes.For, scope: Scope, work: Work, writeNode: WriteNode): void {
  const { writer } = work;
  const [list, index, length] = [writer.name(), writer.name(), writer.name()];
  const names = (node.name.typename === 'Array' ? node.name.children : [node.name]).map((name) => nameOf(name) ?? '');
  if (names.some((name) => name === '' || name === 'loop') || names.length > 2) writer.giveUp();
  const within = new Map<string, Meaning>();
  const turn = (opening: string, values: readonly string[]) => {
    writer.line(opening);
    within.set('loop', { kind: 'loop', index, length });
    for (const [at, name] of names.entries()) {
      const variable = writer.name();
      writer.line(`var ${variable} = ${values[at]};`);
      within.set(name, { kind: 'value', code: variable });
    }
    writeNode(node.body, loopScope(scope, within), work);
    writer.line('}');
  };
  const each = `${length} = ${list}.length;\nfor (${index} = 0; ${index} < ${list}.length; ${index}++) {`;
  const item = `${list}[${index}]`;
  writer.line(`var ${list} = ${expressionCode(node.arr, scope, work)}, ${index}, ${length};`);
  writer.line(`if (${list}) {\n${list} = items(${list});`);
  if (names.length === 1) turn(each, [item]);
  else {
    const key = writer.name();
    writer.line(`if (Array.isArray(${list})) {`);
    turn(each, [`${item}[0]`, `${item}[1]`]);
    writer.line(`} else {\n${index} = -1;\n${length} = Object.keys(${list}).length;`);
    turn(`for (const ${key} in ${list}) {\n${index}++;`, [key, `${list}[${key}]`]);
    writer.line('}');
  }
  writer.line('}');
  if (node.else_ === null) return;
  within.delete('loop');
  writer.line(`if (!${length}) {`);
  writeNode(node.else_, loopScope(scope, within), work);
  writer.line('}');
}
