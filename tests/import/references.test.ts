import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withReferences } from '../../src/import/folder/references.ts';

// What is the destination of a link, a picture or a definition: CommonMark 0.31, 4.7, 6.3 and 6.4.
for (const [markdown, expected] of [
  ['![](a.png "[b](c.png)")', '![](P/a.png "[b](c.png)")'],
  ['![x](<a b.png> "t")', '![x](<P/a b.png> "t")'],
  ['[![i](a.png)](b.md "x")', '[![i](P/a.png)](L/b.md "x")'],
  ['![a [b](c.md)](d.png)', '![a [b](c.md)](P/d.png)'],
  ['[a](b(c).md)', '[a](<L/b(c).md>)'],
  ['[a](b.md)(c)', '[a](L/b.md)(c)'],
  ['[r]: <a.png> "t"\n\n[r]', '[r]: P/a.png "t"\n\n[r]'],
  ['> - ![a](\n>   a.png)', '> - ![a](\n>   P/a.png)'],
  ['![only words]()', 'only words'],
  ['`![a](a.png)` and <img src=a.png>', '`![a](a.png)` and <img src="P/a.png">'],
] as const) {
  test(`the references of ${JSON.stringify(markdown)} are resolved where they stand`, () => {
    assert.equal(
      withReferences(markdown, (reference, use) =>
        reference === '' ? '' : `${use === 'picture' ? 'P' : 'L'}/${reference}`,
      ),
      expected,
    );
  });
}
