import type { ArrowFunctionExpression, Expression, FunctionExpression, Pattern, PrivateIdentifier, Super } from 'acorn';

/**
 * What a function prints, as a template: `(data) => `/blog/${data.page.fileSlug}/`` is `/blog/{{ page.fileSlug }}/`. Null
 * for one that works anything out.
 */
export function printedBy(node: ArrowFunctionExpression | FunctionExpression): string | null {
  const [first] = node.params;
  const body = returned(node);
  return body === null ? null : templateOf(body, first === undefined ? null : first);
}

function returned({ body }: ArrowFunctionExpression | FunctionExpression): Expression | null {
  if (body.type !== 'BlockStatement') return body;
  const [only, ...others] = body.body;
  return only?.type === 'ReturnStatement' && others.length === 0 ? (only.argument ?? null) : null;
}

function templateOf(node: Expression, data: Pattern | null): string | null {
  if (node.type === 'Literal') return node.value === null ? null : String(node.value);
  if (node.type === 'TemplateLiteral') {
    const values = node.expressions.map((one) => variableOf(one, data));
    if (values.includes(null)) return null;
    return node.quasis.map(({ value }, index) => (value.cooked ?? '') + tag(values[index] ?? null)).join('');
  }
  if (node.type === 'BinaryExpression' && node.operator === '+' && node.left.type !== 'PrivateIdentifier') {
    const [left, right] = [templateOf(node.left, data), templateOf(node.right, data)];
    return left === null || right === null ? null : left + right;
  }
  const variable = variableOf(node, data);
  return variable === null ? null : tag(variable);
}

function tag(variable: string | null): string {
  return variable === null ? '' : `{{ ${variable} }}`;
}

/** A value of the data as templates name it, with the filters that it goes through. */
function variableOf(node: Expression | PrivateIdentifier | Super, data: Pattern | null): string | null {
  if (node.type === 'CallExpression') {
    const { callee, arguments: given } = node;
    const name =
      callee.type === 'Identifier'
        ? callee.name
        : callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression'
          ? nameOf(callee.property)
          : null;
    const [first, ...others] = given;
    if (name === null || first === undefined || first.type === 'SpreadElement' || others.length > 0) return null;
    const inner = variableOf(first, data);
    return inner === null ? null : `${inner} | ${name}`;
  }
  if (node.type === 'Identifier') {
    const isPart =
      data?.type === 'ObjectPattern' &&
      data.properties.some((one) => one.type === 'Property' && nameOf(one.key) === node.name && one.shorthand);
    return isPart ? node.name : null;
  }
  if (node.type !== 'MemberExpression' || node.computed) return null;
  const key = nameOf(node.property);
  if (key === null) return null;
  if (node.object.type === 'Identifier' && data?.type === 'Identifier' && node.object.name === data.name) return key;
  const object = variableOf(node.object, data);
  return object === null ? null : `${object}.${key}`;
}

function nameOf(node: Expression | PrivateIdentifier): string | null {
  return node.type === 'Identifier' ? node.name : null;
}
