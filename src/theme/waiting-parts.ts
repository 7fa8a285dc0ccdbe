import nunjucks from 'nunjucks';

/** What a loop with one name goes through, and one with several: a loop that waits takes nothing but lists. */
const itemsName = '\0items';
const rowsName = '\0rows';

/** A tag that no template can write: it gives nothing, to a callback. */
const tag = {
  tags: [],
  // It has no name that a template could call it by.
  parse: () => undefined,
  run(_context: unknown, _given: unknown, done: nunjucks.StepCallback): void {
    done(null, '');
  },
};

/**
 * Lets loops and conditions of an environment wait for what they include and for their blocks. Nunjucks lets them wait
 * only where it sees in the same template something to wait for: what a partial in a loop waits for would be lost without
 * a word.
 */
export function waitForParts(environment: nunjucks.Environment): void {
  environment.addExtension('waitForParts', tag);
  environment.addFilter(itemsName, (list: Iterable<unknown> | null | undefined) => Array.from(list ?? []));
  environment.addFilter(rowsName, (list: object | null | undefined) =>
    Array.isArray(list) ? list : Object.entries(list ?? {}),
  );
}

const { parse } = nunjucks.parser;
nunjucks.parser.parse = (source, extensions, options) => {
  const tree = parse(source, extensions, options);
  if (extensions.includes(tag)) markParts(tree);
  return tree;
};

/** Puts the tag into every loop and condition with a part in it, but where Nunjucks lets nothing wait. Tells of parts. */
function markParts(node: nunjucks.nodes.Node): boolean {
  const { Include, Block, Macro, Capture } = nunjucks.nodes;
  if (node instanceof Macro || node instanceof Capture) return false;
  const found = childrenOf(node).map(markParts);
  if (node instanceof Include || node instanceof Block) return true;
  const hasParts = found.includes(true);
  if (hasParts) markBranch(node);
  return hasParts;
}

function markBranch(node: nunjucks.nodes.Node): void {
  const { For, If, Filter, Literal, NodeList, Symbol: Name, CallExtensionAsync } = nunjucks.nodes;
  if (!(node instanceof For) && !(node instanceof If)) return;
  // Its code has a comma behind what it is given, which has to be something.
  const given = new NodeList(node.lineno, node.colno, [new Literal(node.lineno, node.colno, '')]);
  node.body.children.push(new CallExtensionAsync(tag, 'run', given));
  if (node instanceof If) return;
  const { lineno, colno, arr } = node;
  const list = node.name instanceof NodeList && node.name.children.length > 1 ? rowsName : itemsName;
  node.arr = new Filter(lineno, colno, new Name(lineno, colno, list), new NodeList(lineno, colno, [arr]));
}

function childrenOf(node: nunjucks.nodes.Node): nunjucks.nodes.Node[] {
  return Object.values(node)
    .flat()
    .filter((one: unknown) => one instanceof nunjucks.nodes.Node);
}

/** Goes through a list as Nunjucks does in loops that wait, without a call within a call for each item that did not. */
nunjucks.runtime.asyncEach = (list, names, turn, done) => {
  let index = 0;
  let isReady = false;
  let isGoing = false;
  const next = (): void => {
    isReady = true;
    if (isGoing) return;
    isGoing = true;
    while (isReady) {
      isReady = false;
      if (index === list.length) {
        done();
        return;
      }
      const item = list[index];
      const values = names === 1 ? [item] : Array.from({ length: names }, (_, at) => Reflect.get(Object(item), at));
      turn(...values, index++, list.length, next);
    }
    isGoing = false;
  };
  next();
};
