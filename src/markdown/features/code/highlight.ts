import { createRequire } from 'node:module';
import type Prism from 'prismjs';
import type { TokenStream } from 'prismjs';
import { escapeText } from '../../../model/escape-html.ts';
import { componentFor, withNeeds } from './languages.ts';
import { roleOf } from './token-roles.ts';

/** Longer lines were not written by a person, and some of Prism's expressions need seconds for one. */
const longestLine = 2000;
const mostCharacters = 200_000;

const require = createRequire(import.meta.url);

/**
 * Code as HTML: each piece that has a role (token-roles.ts) in a `<span class="code-role">`, none within another. Null
 * where the language is not known, or the code too long. A language is loaded when it is first met.
 */
export function highlight(code: string, language: string): string | null {
  const component = componentFor(language, code);
  if (component === null || code.length > mostCharacters || hasLongLine(code)) return null;
  const writer = new SpanWriter();
  writeTokens(tokenize(code, component), 'plain', writer);
  return writer.end();
}

function hasLongLine(code: string): boolean {
  return code.length > longestLine && code.split('\n').some((line) => line.length > longestLine);
}

/** Prism without its printing, which puts every bracket and operator into a span: twice the bytes. */
function tokenize(code: string, component: string): TokenStream {
  const prism = prismWith(component);
  const tokens: TokenStream = [];
  const environment = { code, language: component, grammar: prism.languages[component] ?? {}, tokens };
  prism.hooks.run('before-tokenize', environment);
  environment.tokens = prism.tokenize(environment.code, environment.grammar);
  prism.hooks.run('after-tokenize', environment);
  return environment.tokens;
}

/** Prism's components are scripts that expect it to be global, which it sees to itself. */
function prismWith(component: string): typeof Prism {
  const prism: typeof Prism = require('prismjs');
  for (const name of Object.hasOwn(prism.languages, component) ? [] : withNeeds(component)) {
    if (!Object.hasOwn(prism.languages, name)) require(`prismjs/components/prism-${name}`);
  }
  return prism;
}

function writeTokens(tokens: TokenStream, role: string, writer: SpanWriter): void {
  if (typeof tokens === 'string') writer.write(tokens, role);
  else if (!Array.isArray(tokens)) writeTokens(tokens.content, roleOf(tokens.type, tokens.alias) ?? role, writer);
  else for (const token of tokens) writeTokens(token, role, writer);
}

/** Writes pieces of code; neighbours of one role share a span. */
class SpanWriter {
  #html = '';
  #role = 'plain';

  write(text: string, role: string): void {
    if (role !== this.#role) {
      if (this.#role !== 'plain') this.#html += '</span>';
      if (role !== 'plain') this.#html += `<span class="code-${role}">`;
      this.#role = role;
    }
    this.#html += escapeText(text);
  }

  end(): string {
    this.write('', 'plain');
    return this.#html;
  }
}
