import type nunjucks from 'nunjucks';
import { type Code, DirectTemplates, type Filter, type Macros, type Print } from './direct-templates.ts';
import { WrittenTemplates } from './written-templates.ts';

/** The templates of an environment that has no functions but its own, as functions: each is compiled when it is first printed. */
export function compiledTemplates(environment: nunjucks.Environment): DirectTemplates {
  const filters = filtersOf(environment);
  const written = new WrittenTemplates(environment, new Set(Object.keys(filters)));
  return new DirectTemplates({
    filters,
    printOf: (template) => {
      const code = written.printCode(template);
      return code === null ? null : printOf(code);
    },
    macrosOf: (template) => {
      const code = written.macrosCode(template);
      return code === null ? null : macrosOf(code);
    },
  });
}

function printOf(code: string): Code<Print> {
  return (parts) => new Function('parts', code)(parts);
}

function macrosOf(code: string): Code<Macros> {
  return (parts) => new Function('parts', code)(parts);
}

function filtersOf(environment: nunjucks.Environment): Readonly<Record<string, Filter>> {
  // Of their context they ask for nothing but their environment.
  const context = { env: environment };
  const filters = Object.entries(environment.filters).flatMap(([name, filter]) =>
    typeof filter === 'function' ? [[name, filter.bind(context)] as const] : [],
  );
  return Object.fromEntries(filters);
}
