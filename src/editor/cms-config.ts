import type { Site } from '../config/site.ts';
import { pageKeys, postKeys } from '../source/front-matter-texts.ts';
import type { KeyText } from '../source/key-texts.ts';
import { type GitHost, originOf } from './git-host.ts';
import { bodyField, type EditorField, type FieldKind, sourceField } from './post-format.ts';

/** What the page of the editor is told. Plain data. */
export interface AdminSettings {
  readonly config: object;
  readonly origins: readonly string[];
  readonly formats: Readonly<Record<string, { readonly fields: readonly EditorField[]; readonly isDated: boolean }>>;
}

/** Keys that are no fields: a form would have to know what is in them. They stay in the file as they are. */
const unseen = new Set(['extra']);
/** Keys of which nothing means that the site decides. */
const choices = new Set(['toc', 'math', 'comments']);
/** Keys that take more than a line. */
const longTexts = new Set(['excerpt', 'description', 'thumbnailCaption']);

/**
 * The editor's configuration, made of the keys of front matter and of the site. `prefix` is where the site's root is in
 * the folder that has `.git`, as `docs/`; empty where it is the same. `folder` is what that folder is called: without a git
 * host, a person is asked to choose it.
 */
export function adminSettings(site: Site, host: GitHost | null, prefix: string, folder = 'folder'): AdminSettings {
  const posts = fieldsOf(site, postKeys);
  const pages = fieldsOf(site, pageKeys);
  return {
    origins: host === null ? [] : [originOf(host)],
    formats: {
      'broadsheet-post-frontmatter': { fields: posts, isDated: true },
      'broadsheet-page-frontmatter': { fields: pages, isDated: false },
    },
    config: {
      load_config_file: false,
      backend:
        host === null ? { name: 'github', repo: `local/${folder.replaceAll(/[^\w.-]+/g, '-')}` } : backendOf(host),
      site_url: site.url,
      display_url: site.url,
      app_title: site.name,
      media_folder: `/${prefix}content/images`,
      public_folder: '/images',
      slug: { encoding: 'unicode', clean_accents: true },
      output: { omit_empty_optional_fields: true },
      editor: { preview: false },
      collections: [
        {
          ...collection('posts', 'Posts', 'Post', `${prefix}content/posts`, 'broadsheet-post-frontmatter'),
          slug: '{{year}}-{{month}}-{{day}}-{{slug}}',
          summary: '{{title}}',
          sortable_fields: { fields: ['date', 'title'], default: { field: 'date', direction: 'Descending' } },
          fields: widgets(site, postKeys, posts),
        },
        {
          ...collection('pages', 'Pages', 'Page', `${prefix}content/pages`, 'broadsheet-page-frontmatter'),
          slug: '{{slug}}',
          sortable_fields: { fields: ['title'] },
          fields: widgets(site, pageKeys, pages),
        },
      ],
    },
  };
}

function backendOf({ backend, repo, branch, url }: GitHost): object {
  return {
    name: backend,
    repo,
    ...(branch === null ? {} : { branch }),
    ...(url === null ? {} : { base_url: url, api_root: `${url.replace(/\/$/, '')}/${apiPaths[backend]}` }),
  };
}

const apiPaths = { github: 'api/v3', gitlab: 'api/v4', gitea: 'api/v1' } as const;

function collection(name: string, label: string, single: string, folder: string, format: string) {
  return {
    name,
    label,
    label_singular: single,
    folder,
    create: true,
    extension: 'md',
    format,
    identifier_field: 'title',
    nested: { depth: 100 },
    editor: { preview: false },
  };
}

function fieldsOf(site: Site, keys: Readonly<Record<string, KeyText>>): EditorField[] {
  return Object.entries(keys)
    .filter(([name]) => !unseen.has(name))
    .map(([name, text]) => ({ name, kind: kindOf(name, text), spellings: spellingsOf(site, name) }));
}

function kindOf(name: string, { value }: KeyText): FieldKind {
  if (choices.has(name)) return 'choice';
  if (value === 'true or false') return 'flag';
  return value.startsWith('a list of') ? 'list' : 'text';
}

/** The terms that a site lists of what a key names; null where it lists none, or the key names nothing of the kind. */
function listedTerms(site: Site, name: string) {
  if (name === 'categories') return site.categories;
  if (name === 'authors') return site.authors.length === 0 ? null : site.authors;
  return name === 'tags' ? site.tags : null;
}

function spellingsOf(site: Site, name: string): Record<string, string> {
  const terms = listedTerms(site, name) ?? [];
  return Object.fromEntries(
    terms.flatMap((term) =>
      [...term.aliases, term.slug, term.name].flatMap((spelling) =>
        spelling === null ? [] : [[spelling.toLowerCase(), term.name] as const],
      ),
    ),
  );
}

function widgets(site: Site, keys: Readonly<Record<string, KeyText>>, fields: readonly EditorField[]): object[] {
  const ofKeys = fields.map((field) => widget(site, field, keys[field.name]));
  const [title, ...rest] = ofKeys;
  return [
    ...(title === undefined ? [] : [title]),
    { name: bodyField, label: 'Text', widget: 'markdown', required: false, modes: ['raw', 'rich_text'] },
    ...rest,
    { name: sourceField, widget: 'hidden' },
  ];
}

function widget(site: Site, { name, kind }: EditorField, text: KeyText | undefined): object {
  const field = {
    name,
    label: labelOf(name),
    required: name === 'title',
    ...(text === undefined ? {} : { hint: `${text.meaning.replaceAll('`', '')} (${text.example})` }),
  };
  if (kind === 'flag') return { ...field, widget: 'boolean', default: name === 'draft' };
  if (kind === 'choice') {
    const options = [
      { label: 'As the site says', value: '' },
      { label: 'Yes', value: 'true' },
      { label: 'No', value: 'false' },
    ];
    return { ...field, widget: 'select', options, default: '' };
  }
  const listed = name === 'tags' ? null : listedTerms(site, name);
  if (kind === 'list' && listed !== null)
    return { ...field, widget: 'select', multiple: true, options: optionsOf(site, name, listed) };
  if (kind === 'list') return { ...field, widget: 'list' };
  if (name === 'thumbnail') return { ...field, widget: 'image' };
  return { ...field, widget: longTexts.has(name) ? 'text' : 'string' };
}

/** The names of terms; a category stands behind the one that it is a part of. */
function optionsOf(site: Site, name: string, listed: readonly { readonly name: string }[]): object[] {
  const categories = site.categories ?? [];
  const labelOfTerm = (term: string, depth: number): string => {
    const parent = categories.find((one) => one.name === term)?.parent ?? null;
    const above = categories.find((one) => parent !== null && (one.name === parent || one.slug === parent));
    return above === undefined || depth > categories.length ? term : `${labelOfTerm(above.name, depth + 1)} / ${term}`;
  };
  return listed
    .map((term) => ({ label: name === 'categories' ? labelOfTerm(term.name, 0) : term.name, value: term.name }))
    .sort((a, b) => a.label.localeCompare(b.label, site.language));
}

/** `thumbnailAlt` as people read it: Thumbnail alt. */
function labelOf(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
