import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEmbed } from '../../src/markdown/features/embeds/read-embed.ts';
import { readTag } from '../../src/markdown/features/embeds/tags.ts';
import { createRenderer } from '../../src/markdown/render.ts';
import { load } from '../harness/html.ts';

const film = 'dQw4w9WgXcQ';
const nocookie = 'https://www.youtube-nocookie.com/embed';
const gistId = '0123456789abcdef0123456789abcdef';

/**
 * What addresses mean: the page that they lead to and the frame that shows it, by the providers' own instructions: YouTube's
 * player parameters, Vimeo's (`dnt`, and `h` of what is not listed), CodePen's, CodeSandbox's and StackBlitz's for embedding.
 */
const addresses: readonly (readonly [address: string, url: string, frame: string | null])[] = [
  ...[
    `https://youtu.be/${film}`,
    `https://youtu.be/${film}?si=AbC`,
    `http://youtu.be/${film}/`,
    `https://www.youtube.com/watch?v=${film}`,
    `https://youtube.com/watch?app=desktop&v=${film}&feature=youtu.be`,
    `https://m.youtube.com/watch?v=${film}`,
    `https://www.youtube.com/embed/${film}?rel=0`,
    `//www.youtube.com/embed/${film}`,
    `https://www.youtube-nocookie.com/embed/${film}`,
    `https://www.youtube.com/v/${film}`,
    `https://www.youtube.com/live/${film}?feature=share`,
  ].map((address) => [address, `https://www.youtube.com/watch?v=${film}`, `${nocookie}/${film}?autoplay=1`] as const),
  [
    `https://www.youtube.com/shorts/${film}`,
    `https://www.youtube.com/shorts/${film}`,
    `${nocookie}/${film}?autoplay=1`,
  ],
  ...[
    `https://youtu.be/${film}?t=90`,
    `https://www.youtube.com/watch?v=${film}&t=1m30s`,
    `https://youtu.be/${film}#t=90s`,
  ].map(
    (address) =>
      [address, `https://www.youtube.com/watch?v=${film}&t=90s`, `${nocookie}/${film}?autoplay=1&start=90`] as const,
  ),
  [
    `https://www.youtube.com/embed/${film}?start=3600&end=3660`,
    `https://www.youtube.com/watch?v=${film}&t=3600s`,
    `${nocookie}/${film}?autoplay=1&start=3600&end=3660`,
  ],
  [
    `https://www.youtube.com/watch?v=${film}&list=PLabc&index=2&t=1h`,
    `https://www.youtube.com/watch?v=${film}&list=PLabc&t=3600s`,
    `${nocookie}/${film}?autoplay=1&list=PLabc&start=3600`,
  ],
  ...['https://www.youtube.com/playlist?list=PLabc', 'https://www.youtube.com/embed/videoseries?list=PLabc'].map(
    (address) =>
      [
        address,
        'https://www.youtube.com/playlist?list=PLabc',
        `${nocookie}/videoseries?autoplay=1&list=PLabc`,
      ] as const,
  ),
  ...[
    'https://vimeo.com/76979871',
    'https://www.vimeo.com/76979871?share=copy',
    'https://vimeo.com/channels/staffpicks/76979871',
    'https://vimeo.com/groups/motion/videos/76979871',
    'https://vimeo.com/showcase/123/video/76979871',
    'https://player.vimeo.com/video/76979871',
  ].map(
    (address) =>
      [address, 'https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'] as const,
  ),
  ...['https://vimeo.com/76979871/abcdef0123', 'https://player.vimeo.com/video/76979871?h=abcdef0123'].map(
    (address) =>
      [
        address,
        'https://vimeo.com/76979871/abcdef0123',
        'https://player.vimeo.com/video/76979871?h=abcdef0123&dnt=1&autoplay=1',
      ] as const,
  ),
  [
    'https://vimeo.com/76979871#t=1m5s',
    'https://vimeo.com/76979871#t=65s',
    'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1#t=65s',
  ],
  ...[
    'https://twitter.com/desk/status/1453110110599868418',
    'https://mobile.twitter.com/desk/status/1453110110599868418?s=20',
    'https://x.com/desk/status/1453110110599868418/photo/1',
    'https://www.x.com/desk/statuses/1453110110599868418',
  ].map((address) => [address, 'https://x.com/desk/status/1453110110599868418', null] as const),
  ['https://x.com/i/web/status/20', 'https://x.com/i/status/20', null],
  ...[
    'https://social.example/@desk/110254678717223630',
    'https://social.example/users/desk/statuses/110254678717223630',
  ].map((address) => [address, 'https://social.example/@desk/110254678717223630', null] as const),
  [
    'https://social.example/@desk@other.example/110254678717223630',
    'https://social.example/@desk@other.example/110254678717223630',
    null,
  ],
  [
    'https://bsky.app/profile/desk.example/post/3l6oveex3ii2l',
    'https://bsky.app/profile/desk.example/post/3l6oveex3ii2l',
    null,
  ],
  ...[`https://gist.github.com/desk/${gistId}`, `https://gist.github.com/desk/${gistId}.js`].map(
    (address) => [address, `https://gist.github.com/desk/${gistId}`, null] as const,
  ),
  [`https://gist.github.com/${gistId}`, `https://gist.github.com/${gistId}`, null],
  ['https://gist.github.com/desk/7896402', 'https://gist.github.com/desk/7896402', null],
  ...['#file-main-go', '?file=main.go', '.js?file=main.go'].map(
    (end) =>
      [
        `https://gist.github.com/desk/${gistId}${end}`,
        `https://gist.github.com/desk/${gistId}#file-main-go`,
        null,
      ] as const,
  ),
  ...['pen', 'full', 'details', 'embed', 'embed/preview'].map(
    (form) =>
      [
        `https://codepen.io/desk/${form}/abCdEF`,
        'https://codepen.io/desk/pen/abCdEF',
        'https://codepen.io/desk/embed/abCdEF?default-tab=result',
      ] as const,
  ),
  [
    'https://codepen.io/team/presses/pen/abCdEF?default-tab=js,result',
    'https://codepen.io/team/presses/pen/abCdEF',
    'https://codepen.io/team/presses/embed/abCdEF?default-tab=js%2Cresult',
  ],
  ...['s', 'embed', 'p/sandbox'].map(
    (form) =>
      [
        `https://codesandbox.io/${form}/press-ab12c`,
        'https://codesandbox.io/s/press-ab12c',
        'https://codesandbox.io/embed/press-ab12c',
      ] as const,
  ),
  [
    'https://stackblitz.com/edit/press?file=index.ts',
    'https://stackblitz.com/edit/press?file=index.ts',
    'https://stackblitz.com/edit/press?file=index.ts&embed=1',
  ],
  [
    'https://stackblitz.com/github/desk/press',
    'https://stackblitz.com/github/desk/press',
    'https://stackblitz.com/github/desk/press?embed=1',
  ],
];
for (const [address, url, frame] of addresses) {
  test(`${address} is ${url}, framed as ${frame ?? 'nothing'}`, () => {
    const embed = readEmbed(address);
    assert.deepEqual([embed?.url, embed?.frame], [url, frame]);
    assert.equal(readEmbed(embed?.url ?? '')?.key, embed?.key);
    assert.match(embed?.key ?? '', /^[a-z][\w.-]+$/);
  });
}

/** Addresses of the same hosts that are something else, and of hosts that only look alike. */
for (const address of [
  'https://www.youtube.com/@desk',
  'https://www.youtube.com/',
  'https://www.youtube.com/watch',
  'https://www.youtube.com/watch?v=short',
  'https://www.youtube.com/embed/live_stream?channel=UC1',
  'https://www.youtube.com/playlist',
  `https://www.youtube.com/watch/more?v=${film}`,
  `https://youtube.com.example/watch?v=${film}`,
  `https://youtu.be:8443/${film}`,
  `https://user@youtu.be/${film}`,
  `ftp://youtu.be/${film}`,
  `https://youtu.be/${film}/more`,
  `https://music.youtube.com/watch?v=${film}`,
  'https://vimeo.com/desk',
  'https://vimeo.com/features/2024',
  'https://vimeo.com/76979871/settings',
  'https://player.vimeo.com/76979871',
  'https://x.com/desk',
  'https://x.com/desk/status/abc',
  'https://x.com/desk/status/20/likes',
  'https://twitter.example/desk/status/20',
  'https://medium.com/@desk/1234567890123',
  'https://social.example/@desk/12345678901234567',
  'https://social.example/@desk/999999999999999999',
  'https://bsky.app/profile/desk.example',
  'https://gist.github.com/desk',
  'https://github.com/desk/0123456789abcdef0123456789abcdef',
  'https://codepen.io/desk',
  'https://codepen.io/desk/collection/abCdEF',
  'https://codesandbox.io/dashboard',
  'https://stackblitz.com/edit',
  'https://stackblitz.com/@desk',
  'not an address',
]) {
  test(`${address} is shown by nothing`, () => assert.equal(readEmbed(address), null));
}

test('no address of another host is taken for a provider’s', () => {
  const host = fc
    .domain()
    .filter((name) => !/youtu|vimeo|twitter|^x\.com|bsky|github|codepen|codesandbox|stackblitz/.test(name));
  const path = fc.webPath().filter((written) => !/\/(?:@|users\/)/.test(written));
  fc.assert(
    fc.property(host, path, (name, rest) => readEmbed(`https://${name}${rest}`) === null),
    { numRuns: 200 },
  );
});

test('a note’s number says when it was written: snowflakes of X and Mastodon, TIDs of the AT Protocol', () => {
  const published = (url: string) => new Date(readEmbed(url)?.published ?? Number.NaN).toISOString();
  assert.equal(published('https://x.com/a/status/1453110110599868418'), '2021-10-26T21:23:42.504Z');
  assert.equal(published('https://social.example/@a/110254678717223630').slice(0, 10), '2023-04-24');
  assert.equal(published('https://bsky.app/profile/a.example/post/3l6oveex3ii2l').slice(0, 10), '2024-10-17');
  assert.equal(readEmbed('https://x.com/a/status/20')?.published, null);
});

/** The tags of Hugo (its documentation, Shortcodes), of Jekyll's and Hexo's plugins, and of the includes of themes. */
const tags: readonly (readonly [tag: string, url: string | null, title?: string])[] = [
  [`{{< youtube ${film} >}}`, `https://www.youtube.com/watch?v=${film}`],
  [`{{<youtube ${film}>}}`, `https://www.youtube.com/watch?v=${film}`],
  [`{{< youtube "${film}" >}}`, `https://www.youtube.com/watch?v=${film}`],
  [
    `{{< youtube id="${film}" start=30 end=60 title="How it began" loading=lazy />}}`,
    `https://www.youtube.com/watch?v=${film}&t=30s`,
    'How it began',
  ],
  [`{{< youtube\n  id="${film}"\n  title=\`A "name"\`\n>}}`, `https://www.youtube.com/watch?v=${film}`, 'A "name"'],
  [`{{% youtube ${film} %}}`, `https://www.youtube.com/watch?v=${film}`],
  [`{% youtube ${film} %}`, `https://www.youtube.com/watch?v=${film}`],
  [`{%- youtube https://youtu.be/${film} -%}`, `https://www.youtube.com/watch?v=${film}`],
  ['{% youtube PLabcdefghi playlist %}', 'https://www.youtube.com/playlist?list=PLabcdefghi'],
  [`{% include youtube.html id="${film}" %}`, `https://www.youtube.com/watch?v=${film}`],
  [`{% include embed/youtube.html id='${film}' %}`, `https://www.youtube.com/watch?v=${film}`],
  [`{% include video id="${film}" provider="youtube" %}`, `https://www.youtube.com/watch?v=${film}`],
  ['{{< vimeo 76979871 >}}', 'https://vimeo.com/76979871'],
  ['{{< vimeo id="76979871" title="A film" >}}', 'https://vimeo.com/76979871', 'A film'],
  ['{% vimeo 76979871 %}', 'https://vimeo.com/76979871'],
  ['{{< x user="desk" id="1453110110599868418" >}}', 'https://x.com/desk/status/1453110110599868418'],
  ['{{< tweet user="desk" id="1453110110599868418" >}}', 'https://x.com/desk/status/1453110110599868418'],
  ['{{< tweet 1453110110599868418 >}}', 'https://x.com/i/status/1453110110599868418'],
  ['{{< twitter_simple 20 >}}', 'https://x.com/i/status/20'],
  ['{% twitter https://twitter.com/desk/status/20 maxwidth=500 %}', 'https://x.com/desk/status/20'],
  ['{% tweet desk/status/20 %}', 'https://x.com/desk/status/20'],
  ['{{< gist desk 7896402 >}}', 'https://gist.github.com/desk/7896402'],
  ['{{< gist desk 7896402 "img.html" >}}', 'https://gist.github.com/desk/7896402#file-img-html'],
  [`{% gist ${gistId} %}`, `https://gist.github.com/${gistId}`],
  [`{% gist desk/${gistId} Main_File.go %}`, `https://gist.github.com/desk/${gistId}#file-main_file-go`],
  [`{% gist https://gist.github.com/desk/${gistId} file=a.js %}`, `https://gist.github.com/desk/${gistId}`],
  ['{% codepen https://codepen.io/desk/pen/abCdEF %}', 'https://codepen.io/desk/pen/abCdEF'],
  ['{{< codepen user="desk" id="abCdEF" >}}', 'https://codepen.io/desk/pen/abCdEF'],
  ['{% codesandbox press-ab12c %}', 'https://codesandbox.io/s/press-ab12c'],
  ['{% stackblitz press view=preview %}', 'https://stackblitz.com/edit/press'],
  [`{% embed https://youtu.be/${film} %}`, `https://www.youtube.com/watch?v=${film}`],
  ['{{< youtube >}}', null],
  ['{{< youtube abc >}}', null],
  ['{{< vimeo desk >}}', null],
  ['{{< gist desk >}}', null],
  ['{{< codepen abCdEF >}}', null],
  [`{{</* youtube ${film} */>}}`, null],
  [`{{< /youtube ${film} >}}`, null],
  [`{{< youtube ${film} %}}`, null],
  ['{% embed https://films.example/1 %}', null],
  ['{% include video.html id="1" %}', null],
  ['{{< figure src="a.png" >}}', null],
];
for (const [tag, url, title = null] of tags) {
  test(`${tag} shows ${url ?? 'nothing'}`, () => {
    const read = readTag(tag);
    assert.deepEqual([read?.embed.url ?? null, read?.title ?? null], [url, title]);
  });
}

const render = createRenderer({ url: 'https://test.example/', highlighting: false });

function body(markdown: string, records: Readonly<Record<string, string>> = {}, embeds = true) {
  return render(markdown, 1, {
    math: false,
    embeds,
    include: (path) => {
      const text = records[path];
      return text === undefined ? { fault: { kind: 'missing' }, path } : { text, path };
    },
  });
}

const address = `https://youtu.be/${film}`;
const asHtml = (...args: Parameters<typeof body>) =>
  load(
    body(...args)
      .parts.map((part) => (typeof part === 'string' ? part : `<img src="${'source' in part ? part.source : ''}">`))
      .join(''),
  );

/** How often a text shows the film; what is no paragraph by itself is the link that CommonMark and GitHub make of it. */
for (const [markdown, count] of [
  [address, 1],
  [`<${address}>`, 1],
  [`  ${address}  `, 1],
  [`www.youtube.com/watch?v=${film}`, 1],
  [`[${address}](${address})`, 1],
  [`> ${address}`, 1],
  [`1. Watch it.\n\n   ${address}`, 1],
  [`:::details More\n${address}\n:::`, 1],
  [`${address}\n\n${address}`, 2],
  [`Text\n{{< youtube ${film} >}}\ntext`, 1],
  [`- {{< youtube ${film} >}}`, 1],
  [`[A film](${address})`, 0],
  [`[A film](${address} "title")`, 0],
  [`<${address}>{.plain}`, 0],
  [`See ${address}`, 0],
  [`${address}.`, 0],
  [`${address}\n${address}`, 0],
  [`**${address}**`, 0],
  [`- ${address}\n- ${address}`, 0],
  [`- ${address}\n\n- ${address}`, 0],
  [`Term\n: ${address}`, 0],
  [`# ${address}`, 0],
  [`Text[^1].\n\n[^1]: ${address}`, 0],
  [`| a |\n| - |\n| ${address} |`, 0],
  [`\`${address}\``, 0],
  [`    {{< youtube ${film} >}}`, 0],
  [`\`\`\`\n{{< youtube ${film} >}}\n\`\`\``, 0],
  ['https://films.example/1', 0],
] as const) {
  test(`${JSON.stringify(markdown)} shows ${count}`, () => assert.equal(asHtml(markdown)('.embed').length, count));
}

test('a film is a link that names what it frames, and loads nothing', () => {
  const made = body(`${address}?t=5\n{#film .wide}`);
  assert.deepEqual(made.parts, [
    `<figure id="film" class="embed embed-film wide" data-ratio="16-9">\n<a href="https://www.youtube.com/watch?v=${film}&amp;t=5s" data-frame="${nocookie}/${film}?autoplay=1&amp;start=5" aria-label="Play: Video on YouTube (youtube.com/watch?v=${film}&amp;t=5s)"><span class="embed-sign"></span><span class="embed-title">Video on YouTube</span> <span class="embed-provider">youtube.com/watch?v=${film}&amp;t=5s</span></a></figure>\n`,
  ]);
  assert.deepEqual(made.outward, [{ url: `${address}?t=5`, line: 1, column: 1 }]);
  assert.deepEqual([made.features, made.words, made.findings], [['embeds'], 0, []]);
});

test('what was fetched of it gives its title and its picture', () => {
  const records = { [`/embeds/youtube-${film}.yaml`]: 'title: One & two\npicture: a b.jpg\nsize: 480x360\n' };
  const $ = asHtml(`{{< youtube ${film} >}}`, records);
  assert.equal($('a').attr('aria-label'), 'Play: One & two (YouTube)');
  assert.equal($('a > img').attr('src'), '/embeds/a%20b.jpg');
  assert.equal($('figure').attr('data-ratio'), '4-3');
  assert.equal(asHtml(`{{< youtube id="${film}" title="Mine" >}}`, records)('.embed-title').text(), 'Mine');
});

test('a note is a quotation with its words, and without them a link that says whose it is', () => {
  const url = 'https://x.com/desk/status/1453110110599868418';
  const records = {
    '/embeds/x-1453110110599868418.yaml': 'author: The Desk\nlanguage: en\ntext: "One\\ntwo <b>\\n\\nthree"\n',
  };
  const $ = asHtml(url, records);
  assert.equal($('blockquote').html()?.trim(), '<p>One<br>\ntwo &lt;b&gt;</p>\n<p>three</p>');
  assert.deepEqual([$('blockquote').attr('cite'), $('blockquote').attr('lang')], [url, 'en']);
  assert.equal($('figcaption').text(), 'The Desk (@desk) October 26, 2021 · X');
  assert.equal(asHtml(url)('a').text(), 'Post by @desk October 26, 2021 · X');
  assert.equal(asHtml('https://x.com/i/status/20')('a').text(), 'Post X');
});

test('a gist is its code where that was fetched, one file or all, and else a link', () => {
  const records = {
    [`/embeds/gist-${gistId}.yaml`]:
      'title: Presses\nfiles:\n  - name: main.go\n    text: package main\n  - name: b.js\n    text: let b\n',
  };
  const names = (end: string) =>
    asHtml(
      `https://gist.github.com/desk/${gistId}${end}`,
      records,
    )('.code .file-name')
      .toArray()
      .map((name) => load(name).text());
  assert.deepEqual(
    [names(''), names('#file-b-js'), names('#file-gone')],
    [['main.go', 'b.js'], ['b.js'], ['main.go', 'b.js']],
  );
  assert.equal(asHtml(`https://gist.github.com/desk/${gistId}`)('.embed-code a').text(), 'Code desk · GitHub Gist');
});

test('a record that nobody can read is told where it is used', () => {
  const told = (text: string) =>
    body(`Text.\n\n${address}`, { [`/embeds/youtube-${film}.yaml`]: text }).findings.map(
      ({ line, rule, message }) => `${line} ${rule} ${message}`,
    );
  const path = `content/embeds/youtube-${film}.yaml`;
  assert.deepEqual(told('picture: ../../secret.png'), [
    `3 unreadable-record ${path} is not used, as it cannot be read: picture should be the name of a file beside this one. Mend it, or remove it.`,
  ]);
  assert.match(told('title: [a')[0] ?? '', /^3 unreadable-record .* on line /);
});

test('a site can leave addresses the links that they are; tags are links then', () => {
  assert.deepEqual(body(address, {}, false).parts, [`<p><a href="${address}">${address}</a></p>\n`]);
  assert.deepEqual(body(`{{< youtube id="${film}" title="A film" >}}`, {}, false).parts, [
    `<p><a href="https://www.youtube.com/watch?v=${film}">A film</a></p>\n`,
  ]);
});

test('a tag is told as text only where it is text, with what to do', () => {
  const told = (markdown: string) => body(markdown).findings.map(({ rule, message }) => `${rule} ${message}`);
  assert.deepEqual(told(`{{< youtube ${film} >}}\n\n{% gist desk/7896402 %}\n\n{{< x user="a" id="20" >}}`), []);
  assert.match(told(`See {{< youtube ${film} >}}`)[0] ?? '', /^foreign-syntax .* give it a line to itself,/);
  assert.match(
    told('{{< youtube abc >}}')[0] ?? '',
    /^foreign-syntax .* write the address of what it shows as a paragraph/,
  );
});

/** A frame's name is its title (HTML, 4.8.5; WCAG 2.2, 4.1.2). */
for (const [frame, title, told] of [
  [`<iframe src="https://www.youtube.com/embed/${film}"></iframe>`, 'YouTube', []],
  [`<iframe src="//player.vimeo.com/video/1" title=" "></iframe>`, 'Vimeo', []],
  [`<iframe src="https://www.youtube.com/embed/${film}" title="Mine"></iframe>`, 'Mine', []],
  ['<iframe src="https://w.soundcloud.com/player/?url=1"></iframe>', 'SoundCloud', []],
  ['<iframe src="https://www.google.com/maps/embed?pb=1"></iframe>', 'Google Maps', []],
  ['<iframe src="https://www.youtube.com/embed/live_stream?channel=a"></iframe>', 'YouTube', []],
  ['<iframe src="https://notspotify.com.example/"></iframe>', undefined, ['untitled-frame']],
  ['<iframe src="https://maps.example/"></iframe>', undefined, ['untitled-frame']],
  ['<iframe src="https://maps.example/" title=""></iframe>', undefined, ['untitled-frame']],
  ['<iframe src="https://maps.example/" aria-label="Map"></iframe>', undefined, []],
  ['<iframe src="https://maps.example/" aria-hidden="true"></iframe>', undefined, []],
] as const) {
  test(`${frame} is called ${title ?? 'nothing'}`, () => {
    const made = body(frame);
    const $ = load(made.parts.join(''));
    assert.deepEqual([$('iframe').attr('title'), $('iframe').attr('loading')], [title, 'lazy']);
    assert.deepEqual(
      made.findings.map(({ rule }) => rule),
      told,
    );
  });
}
