/**
 * What the palette of `code.css` tells apart, and the types and aliases of Prism's tokens that have it. The role
 * `plain` is ink amid colour: an expression in a string, say. What is not listed takes after what it stands in.
 */
const typesByRole: Readonly<Record<string, string>> = {
  plain: 'interpolation template-expression expression script atrule macro parameter file-descriptor',
  comment: 'comment prolog doctype cdata shebang hashbang coord',
  keyword: 'keyword rule directive-hash important title',
  string: `string char regex attr-value url string-literal string-interpolation interpolation-string template-string
    triple-quoted-string multiline-string heredoc heredoc-string regex-literal command-literal code-snippet`,
  number: 'number boolean constant symbol null nil date time datetime entity color atom',
  function: 'function function-definition function-variable',
  type: 'class-name builtin decorator annotation attribute type macro-name namespace lifetime generic',
  property: 'property attr-name key field label',
  variable: 'variable environment',
  tag: 'tag selector',
  inserted: 'inserted inserted-sign',
  deleted: 'deleted deleted-sign',
  bold: 'bold',
  italic: 'italic',
};

const roles = new Map(
  Object.entries(typesByRole).flatMap(([role, types]) => types.split(/\s+/).map((type) => [type, role] as const)),
);

/** The role of a token by its type, else by its aliases, of which some tokens have none; undefined without a role. */
export function roleOf(type: string, alias: string | readonly string[] | null | undefined): string | undefined {
  const role = roles.get(type);
  if (role !== undefined || !alias) return role;
  if (typeof alias === 'string') return roles.get(alias);
  return alias.map((name) => roles.get(name)).find((found) => found !== undefined);
}
