import type { RuleFacts } from '../problem.ts';
import * as addresses from './addresses.ts';
import * as bodies from './bodies.ts';
import * as characters from './characters.ts';
import * as comments from './comments.ts';
import * as constructs from './constructs.ts';
import * as diagrams from './diagrams.ts';
import * as files from './files.ts';
import * as frontMatter from './front-matter.ts';
import * as keys from './keys.ts';
import * as links from './links.ts';
import * as lost from './lost.ts';
import * as names from './names.ts';
import * as outward from './outward.ts';
import * as pictures from './pictures.ts';
import * as prose from './prose.ts';
import * as redirects from './redirects.ts';
import * as structure from './structure.ts';
import * as terms from './terms.ts';
import * as theme from './theme.ts';
import * as unread from './unread.ts';
import * as words from './words.ts';

/** The rules of one subject, each once, sorted by name. */
export interface RuleGroup {
  readonly subject: string;
  readonly rules: readonly RuleFacts[];
}

/** The names of the rules that have their place among the groups. */
const grouped = new Set<string>();

/** Every rule that there is, by its subject. */
export const ruleGroups: readonly RuleGroup[] = [
  group('Front matter', frontMatter),
  group('Keys and values', keys),
  group('Categories, tags and authors', { ...terms, ...names }),
  group('Text', { ...bodies, ...characters, ...constructs, ...diagrams, ...structure, ...prose }),
  group('Links', links),
  group('Links to other sites', outward),
  group('Pictures', pictures),
  group('Addresses', { ...addresses, ...redirects, ...lost }),
  group('Files', { ...files, ...unread }),
  group('Comments beside a text', comments),
  group('Words of the interface', words),
  group('Theme and code', theme),
];

/** Every rule by its name. */
export const allRules: ReadonlyMap<string, RuleFacts> = new Map(
  ruleGroups.flatMap(({ rules }) => rules.map((one) => [one.rule, one])),
);

/** The rules of a module: of those with one name, which say it in other words and maybe elsewhere, the first. */
function group(subject: string, module: Readonly<Record<string, RuleFacts>>): RuleGroup {
  const rules: RuleFacts[] = [];
  for (const one of Object.values(module)) {
    if (!grouped.has(one.rule)) rules.push(one);
    grouped.add(one.rule);
  }
  return { subject, rules: rules.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)) };
}
