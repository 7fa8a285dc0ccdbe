import { siteSchema } from '../config/site.ts';
import { ruleLevels } from '../problems/levels.ts';
import { allRules } from '../problems/rules/all.ts';
import { pageKeys, postKeys } from '../source/front-matter-texts.ts';
import { siteKeys } from '../source/key-texts.ts';
import { pageSchema, postSchema } from '../source/schema.ts';
import { anyName, type JsonSchema, jsonSchema, nameList, scalars } from './key-schema.ts';
import { knownOfTheme, themeKeys } from './theme-texts.ts';
import type { SiteValues } from './values.ts';
import { wordsSchema } from './words-schema.ts';

/**
 * The JSON Schemas of everything that an editor writes, by the names of their files. Categories, tags, authors, pictures and
 * layouts are those of a site. A post's date may stand in its file's name.
 */
export function schemasOf(values: SiteValues): Readonly<Record<string, JsonSchema>> {
  const ofText = { layout: anyName(values.layouts) };
  return {
    'post.json': jsonSchema({
      title: 'Front matter of a post',
      keys: postKeys,
      required: ['title'],
      defaults: postSchema().parse({ title: 'x', date: 'x' }),
      known: { ...ofText, ...knownOfPosts(values) },
    }),
    'page.json': jsonSchema({
      title: 'Front matter of a standalone page',
      keys: pageKeys,
      required: ['title'],
      defaults: pageSchema().parse({ title: 'x' }),
      known: ofText,
    }),
    'site.json': jsonSchema({
      title: 'content/site.yaml',
      keys: siteKeys,
      required: ['name', 'url'],
      defaults: siteSchema.parse({ name: 'x', url: 'https://example.com/' }),
      known: knownOfSite(values),
    }),
    'theme.json': jsonSchema({
      title: '_includes/theme.yaml',
      keys: themeKeys,
      required: [],
      defaults: {},
      known: knownOfTheme,
    }),
    'words.json': wordsSchema,
  };
}

function knownOfPosts(values: SiteValues): Readonly<Record<string, JsonSchema>> {
  const { categories, areCategoriesListed, tags, authors, series, pictures } = values;
  return {
    categories: nameList(categories, areCategoriesListed),
    tags: nameList(tags, false),
    authors: nameList(authors, false),
    series: anyName(series),
    thumbnail: anyName(pictures),
  };
}

function knownOfSite({ categories, pictures }: SiteValues): Readonly<Record<string, JsonSchema>> {
  const names = { type: [...scalars, 'array'], items: { type: scalars } };
  const term = {
    name: { description: 'As it is shown.', type: scalars },
    slug: { description: 'Its part of addresses; else it is made of the name.', type: scalars },
    aliases: { description: 'Older names and other spellings that mean it.', ...names },
  };
  const described = { ...term, description: { description: 'Shown above its archive.', type: scalars } };
  const list = (properties: JsonSchema) => ({
    type: ['array', 'null'],
    items: { type: 'object', properties, required: ['name'], additionalProperties: false },
  });
  const links = {
    type: ['array', 'null'],
    items: {
      type: 'object',
      properties: { label: { type: scalars }, url: { type: scalars } },
      required: ['label', 'url'],
      additionalProperties: false,
    },
  };
  const rules = [...allRules.values()].map(({ rule, severity, text }): [string, JsonSchema] => [
    rule,
    { description: `${text.about} (${severity})`, enum: ruleLevels },
  ]);
  return {
    categories: list({ ...described, parent: { description: 'The category above it.', ...anyName(categories) } }),
    tags: list(described),
    authors: list({
      ...term,
      bio: { description: 'A few words below their posts.', type: scalars },
      picture: { description: 'A path from content/.', ...anyName(pictures) },
      links,
    }),
    nav: links,
    social: links,
    logo: anyName(pictures),
    icon: anyName(pictures),
    rules: { type: ['object', 'null'], properties: Object.fromEntries(rules), additionalProperties: false },
  };
}
