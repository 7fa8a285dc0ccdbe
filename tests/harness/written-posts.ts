/** Posts as people write them, by what is unusual about each. */
export const writtenPosts: Readonly<Record<string, string>> = {
  plain: '---\ntitle: A title\ndate: 2025-01-02\n---\n\nText.\n',
  comments:
    '---\n# about this post\ntitle:   "A title"  # the headline\n\ntags:\n  # the commoner ones first\n  - one   # first\n  - "two"\n\ncategories: [ Infra , \'Ops\' ]\ndate: 2025-01-02 # not before\ndraft: false\nextra:\n  a.b: 1\n  list: [1, {x: 2}]\nunknown: 0x1F\n# the end\n---\nText.\n',
  body: "---\ntitle: 'It''s'\n---\n\n\n    code first\n\n2*3*4 and H~2~O  \nhard break\\\n\n| a |  b |\n|---|:--:|\n\n***\n\n* * *\n\n<!--more-->\n\n{{ x }} {% y %} {{< z >}}\n\n```js\nlet a\t= 1;\n```\n\n[^1]: A note.\n",
  windows: '\ufeff---\r\ntitle: A title\r\ntags: one, two\r\n---\r\n\r\nText.\r\n\r\nMore.\r\n\r\n',
  mixed: '---\ntitle: A title\r\ndraft: true\n---\n\r\nText.\r\nMore.\n',
  unended: '---\ntitle: A title\nslug: a\n---\n\nNo line break at the end',
  empty: '---\ntitle: A title\ntags:\nexcerpt: ""\nthumbnailAlt: ""\ndescription: ~\nauthors: []\n---\n',
  texts:
    '---\ntitle: >-\n  A title\n  of two lines\nexcerpt: |\n  One.\n\n  Two.\ndescription: "A \\u00e9 and\n  more"\ntags: [1.10, no, 0x1F,\n  yes]\n---\n\nText.\n',
  anchors: '---\ndefaults: &d {a: 1}\nother: *d\ntitle: A title\n---\n\nText.\n',
  braces: '---\n{title: A title, tags: [a, b], id: 5}\n---\n\nText.\n',
  none: '# No front matter\n\nText.\n',
  rules: '---\ntitle: A title\n---\n\n---\n\nBetween rules.\n\n---\n',
  odd: '---\n"title": A title\n? date\n: 2025-01-02\ntoc: true\nmath: no\nid: 007\n---\n\nText.\n',
};
