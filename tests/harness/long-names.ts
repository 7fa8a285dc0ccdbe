import { type Files, post } from './site.ts';

/** A word that no line of a phone holds, and nothing in it says where to break it. */
export const longWord = 'useDebouncedOptimisticMutationObserverQueryWithSuspenseEnabledX';

const name = (kind: string) => `${kind}${longWord}`;
const sentence = (kind: string) => `${kind} ${longWord} ends`;
const wide = (cell: (column: number) => string) =>
  `| ${Array.from({ length: 30 }, (_, column) => cell(column)).join(' | ')} |`;

const body = [
  `# ${name('First')}`,
  `## ${sentence('Second')}\n\n### ${name('Third')}\n\n#### ${name('Fourth')}`,
  `Text with ${longWord}, \`${longWord}\`, **${longWord}**, [${longWord}](https://a.example/${longWord}), a note[^1] and`,
  `https://a.example/${longWord.toLowerCase().repeat(2)}?query=${longWord} by itself.\n\n[^1]: ${name('Note')}`,
  `> ${name('Quoted')}\n\n> [!WARNING]\n> ${name('Warned')}`,
  `- ${name('Item')}\n  - ${name('Inner')}\n    1. ${name('Innermost')}\n\n- [ ] ${name('Task')}`,
  `\`\`\`js ${longWord.toLowerCase()}/${longWord}.config.test.js\nconst ${longWord} = '${longWord.repeat(3)}';\n\`\`\``,
  `\`\`\`\n${longWord.repeat(4)}\n\`\`\``,
  `${wide((column) => `Column ${column}`)}\n${wide(() => '---')}\n${wide(() => longWord)}\n${wide(String)}`,
  `| ${longWord} |\n| --- |\n| ${longWord} |`,
  `![${name('Alternative')}](/wide.svg "${name('Caption')}")\n\nAnd ![${longWord}](/wide.svg) in a line.`,
  `<details><summary>${name('Summary')}</summary>\n\n${name('Detail')}\n\n</details>`,
  `<dl><dt>${name('Term')}</dt><dd>${name('Meaning')}</dd></dl>\n\n<p><kbd>${longWord}</kbd> <samp>${longWord}</samp></p>`,
  `<figure><img src="/wide.svg" alt="" width="900" height="300"><figcaption>${name('Raw')}</figcaption></figure>`,
  `<pre>${longWord.repeat(3)}</pre>`,
  `<table><tr>${`<td>${longWord}</td>`.repeat(12)}</tr></table>`,
  '<iframe src="/about/" title="A frame" width="1200" height="600"></iframe>',
  '<video width="1200" height="600" controls></video>\n\n<canvas width="1200" height="20"></canvas>',
  '<svg width="1200" height="20" viewBox="0 0 1200 20" role="img" aria-label="Line"><path d="M0 10h1200"/></svg>',
  '<textarea cols="200" aria-label="Field"></textarea>\n\n<input size="200" aria-label="Field">',
  `<select aria-label="Choice"><option>${longWord}</option></select>\n\n<button type="button">${longWord}</button>`,
  `<fieldset><legend>${longWord}</legend>${longWord}</fieldset>`,
].join('\n\n');

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="500"><path d="M0 0h1600v500" fill="#333"/></svg>';

const frontMatter = {
  categories: [name('Child')],
  tags: [name('Tag'), `${longWord.toLowerCase()}-of-tags`],
  authors: [name('Author'), name('Guest')],
  series: name('Series'),
  toc: true,
  comments: true,
};

/** A site on which everything that has a name has a long one: two pages of archives, and a page of every kind. */
export function longNames(): Files {
  return {
    'content/site.yaml': siteYaml,
    'content/wide.svg': drawing,
    'content/pages/about.md': `---\ntitle: ${name('About')}\nnav: 1\n---\n\n${body}\n`,
    ...Object.fromEntries(
      ['one', 'two', 'three'].map((slug, index) => [
        `content/posts/${slug}.md`,
        post(
          {
            ...frontMatter,
            ...{
              title: name('Post'),
              date: `2025-06-0${index + 1}`,
              excerpt: sentence('Excerpt'),
              updated: '2025-07-01',
            },
            ...(index === 1 && { thumbnail: '/wide.svg', thumbnailAlt: longWord }),
          },
          body,
        ),
      ]),
    ),
  };
}

const link = (kind: string) => `{ label: ${name(kind)}, url: /about/ }`;

const siteYaml = `
name: ${name('Site')}
tagline: ${name('Tagline')}
url: https://test.example/
postsPerPage: 2
categories:
  - { name: ${name('Parent')}, description: ${name('Description')} }
  - { name: ${name('Child')}, parent: ${name('Parent')}, description: ${name('Description')} }
authors:
  - { name: ${name('Author')}, bio: ${name('Bio')}, picture: /wide.svg, links: [${link('Link')}, ${link('Other')}] }
nav: [${link('Nav')}, ${link('Second')}]
social: [${link('Social')}]
banner: { text: ${name('Banner')}, url: /about/, label: ${name('Label')} }
logo: /wide.svg
newsletter: { title: ${name('Newsletter')}, text: ${name('Text')}, action: 'https://a.example/', button: ${name('Button')} }
footer: { copyright: ${name('Copyright')}, columns: [{ title: ${name('Column')}, links: [${link('Footer')}] }] }
`;
