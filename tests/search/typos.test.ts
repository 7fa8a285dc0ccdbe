import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { indexFiles } from '../../src/search/index/index-files.ts';
import { type Engine, openEngine } from '../../src/search/reader/engine.ts';
import type { SearchIndex } from '../../src/search/search-files.ts';
import { stemmerFor, stemmerScript } from '../../src/search/stemmers.ts';

/** Titles of posts, by their languages; what a text says is in none of them. */
const titles = {
  en: [
    'Choosing a database',
    'Kubernetes without tears',
    'Measuring latency',
    'Accessible headings',
    'Incremental builds',
  ],
  de: [
    'Datenbanken auswählen',
    'Barrierefreiheit prüfen',
    'Schneller ausliefern',
    'Überschriften gliedern',
    'Verteilte Zwischenspeicher',
  ],
  fr: [
    'Choisir une base de données',
    'Déploiements réguliers',
    'Accessibilité des formulaires',
    'Mesurer les performances',
    'L’architecture hexagonale',
  ],
  ja: ['データベースの選び方', 'キャッシュの設計', 'アクセシビリティ入門', 'パフォーマンス計測', 'コンパイラの最適化'],
  ar: ['اختيار قواعد البيانات', 'تسريع الخوادم', 'إمكانية الوصول', 'التخزين المؤقت', 'هندسة البرمجيات'],
} as const;
const languages = Object.keys(titles);

const begun = new DisposableStack();
let engine: Engine;
before(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  begun.defer(() => rmSync(folder, { recursive: true, force: true }));
  const records = Object.entries(titles).flatMap(([tag, own]) =>
    own.map((title) => ({
      ...{ language: languages.indexOf(tag), card: '', title, excerpt: '', text: `${title}.`, sections: [] },
      filters: { tag: [], category: [], author: [], year: ['2025'] },
    })),
  );
  const scripts = await Promise.all(languages.map((tag) => stemmerScript(tag, folder, 'test')));
  const index: SearchIndex = {
    bundles: [{ years: ['2025'], url: 'https://test.example/index/' }],
    languages: languages.map((tag, place) => ({
      tag,
      stemmer:
        scripts[place] == null ? null : `data:text/javascript;base64,${Buffer.from(scripts[place]).toString('base64')}`,
    })),
    ...{ tags: [], categories: [], authors: [] },
  };
  const files = new Map<string, Uint8Array>([['index.json', Buffer.from(JSON.stringify(index))]]);
  for (const { path, content } of await indexFiles(records, await Promise.all(languages.map(stemmerFor)))) {
    files.set(path, content);
  }
  // Tests of other files run meanwhile, and fetch what is theirs.
  const { fetch } = globalThis;
  globalThis.fetch = async (url, init) => {
    if (!String(url).startsWith('https://test.example/index')) return await fetch(url, init);
    return new Response(new Blob([new Uint8Array(files.get(String(url).split('/').at(-1) ?? '') ?? [])]));
  };
  begun.defer(() => {
    globalThis.fetch = fetch;
  });
  engine = await openEngine('https://test.example/index.json');
});
after(() => begun.dispose());

for (const [query, title] of [
  ['databse', titles.en[0]],
  ['choosign', titles.en[0]],
  ['kubernets', titles.en[1]],
  ['kuberentes', titles.en[1]],
  ['latancy', titles.en[2]],
  ['mesuring latency', titles.en[2]],
  ['accesible', titles.en[3]],
  ['incrementel build', titles.en[4]],
  ['datenbnaken', titles.de[0]],
  ['auswahlen', titles.de[0]],
  ['barierefreiheit', titles.de[1]],
  ['ausliefren', titles.de[2]],
  ['uberschrifen', titles.de[3]],
  ['überschrifften', titles.de[3]],
  ['zwischenspeichr', titles.de[4]],
  ['verteille zwischenspeicher', titles.de[4]],
  ['donees', titles.fr[0]],
  ['chosir', titles.fr[0]],
  ['deploiment', titles.fr[1]],
  ['accessibilitee', titles.fr[2]],
  ['formulaire', titles.fr[2]],
  ['performences', titles.fr[3]],
  ['architecure', titles.fr[4]],
  ['hexagonle', titles.fr[4]],
  ['データベス', titles.ja[0]],
  ['ﾃﾞｰﾀﾍﾞｰｽ', titles.ja[0]],
  ['キャシュ', titles.ja[1]],
  ['アクセシビリテイ', titles.ja[2]],
  ['パフォマンス', titles.ja[3]],
  ['コンパイラー', titles.ja[4]],
  ['最適化', titles.ja[4]],
  ['計測', titles.ja[3]],
  ['البيناات', titles.ar[0]],
  ['قواعد بيانات', titles.ar[0]],
  ['الخوادمم', titles.ar[1]],
  ['تسريعع', titles.ar[1]],
  ['امكانية', titles.ar[2]],
  ['التخزيين', titles.ar[3]],
  ['هندسه', titles.ar[4]],
  ['البرمجيت', titles.ar[4]],
] as const) {
  test(`who types “${query}” finds “${title}”`, async () => {
    const found = await engine.find({ query, filters: {}, sort: '' }, { isTyping: false, isStale: () => false });
    const [first] = (await found?.take(1)) ?? [];
    assert.equal(first?.title.map(({ text }) => text).join(''), title);
  });
}
