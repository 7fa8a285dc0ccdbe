import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { phrasesOf } from '../../src/pages/views/heading.ts';

test('a Chinese headline may end its lines behind words, with signs and particles where they belong', () => {
  assert.deepEqual(phrasesOf('使用「Kubernetes」部署：十个教训', 'zh-CN'), [
    '使用',
    '「Kubernetes」',
    '部署：',
    '十个',
    '教训',
  ]);
  assert.deepEqual(phrasesOf('我们的系统', 'zh-TW'), ['我们的', '系统']);
});

test('a headline whose lines browsers know to end, or of one word, has no places of its own', () => {
  assert.deepEqual(phrasesOf('使用「Kubernetes」部署', 'ja'), []);
  assert.deepEqual(phrasesOf('Ten lessons of a cache', 'en'), []);
  assert.deepEqual(phrasesOf('系统', 'zh'), []);
  assert.deepEqual(phrasesOf('', 'zh'), []);
});

test('the pieces of a headline are the headline', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('构', '建', '的', '「', '」', ' ', '：', 'Go', '2', '(', '。') }),
      (heading) => {
        const phrases = phrasesOf(heading, 'zh');
        assert.equal(phrases.join(''), phrases.length === 0 ? '' : heading);
      },
    ),
  );
});
