import type MarkdownIt from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { MarkdownLabels } from '../../../i18n/words.ts';
import { escapeHtml } from '../../../model/escape-html.ts';
import { codeGroupContent } from '../../../problems/rules/constructs.ts';
import { type BodyEnvironment, bodyPlace } from '../../environment.ts';
import { fenceInfo } from '../code/fence-info.ts';
import { languageTitle } from '../code/languages.ts';

/**
 * Blocks of code of which a reader chooses one: a radio button for each, so that keyboards and screen readers know what
 * to do, and a style sheet that shows the chosen one. Where there is none, all are shown, each below its name.
 */
export function codeGroups(parser: MarkdownIt, labels: MarkdownLabels): void {
  parser.core.ruler.after('block', 'code_groups', (state) => {
    if (!state.src.includes(':::')) return;
    let number = 0;
    for (const [index, { type }] of state.tokens.entries()) {
      if (type === 'code_group_open') nameBlocks(state, index, ++number, labels);
    }
  });
  parser.renderer.rules.code_group_open = (tokens, index, options, _env, renderer) => {
    const { meta } = tokens[index] ?? {};
    const names: readonly string[] = meta.names;
    const buttons = names.map(
      (name, at) =>
        `<label><input type="radio" name="code-group-${meta.number}"${at === 0 ? ' checked' : ''}> ${escapeHtml(name)}</label>\n`,
    );
    const legend = `<legend class="visually-hidden">${escapeHtml(meta.title)}</legend>`;
    return `${renderer.renderToken(tokens, index, options)}${legend}\n${buttons.join('')}`;
  };
}

/** Gives each block of a group the name of its button. */
function nameBlocks(state: StateCore, open: number, number: number, labels: MarkdownLabels): void {
  const group = state.tokens[open];
  if (group === undefined) return;
  const names: string[] = [];
  let told = false;
  for (const token of within(state.tokens, open)) {
    if (token.level !== group.level + 1 || token.nesting < 0) continue;
    if (token.type === 'fence') {
      const name = nameOf(token, state.md, labels);
      names.push(name);
      token.meta = { label: name };
    } else if (!told) {
      told = true;
      tell(state, token);
    }
  }
  group.meta = { ...group.meta, names, number };
}

function within(tokens: readonly Token[], open: number): readonly Token[] {
  const level = tokens[open]?.level;
  const end = tokens.findIndex(
    (token, index) => index > open && token.type === 'code_group_close' && token.level === level,
  );
  return tokens.slice(open + 1, end);
}

function nameOf({ info }: Token, { utils }: MarkdownIt, labels: MarkdownLabels): string {
  const { label, title, include, language } = fenceInfo(utils.unescapeAll(info));
  return label ?? title ?? include?.path.split('/').at(-1) ?? languageTitle(language) ?? labels.code;
}

function tell(state: StateCore, { map }: Token): void {
  const { source, findings }: BodyEnvironment = state.env;
  findings.push(codeGroupContent(bodyPlace({ line: source.first + (map?.[0] ?? 0), column: 1 })));
}
