import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSite } from '../../src/config/load.ts';
import { monthName, parseDate } from '../../src/model/date.ts';

/** The site of a language, with further lines of its site.yaml. */
function siteIn(language: string, lines = '') {
  const { value } = parseSite(`name: T\nurl: https://t.example/\nlanguage: ${language}\n${lines}`);
  assert.ok(value);
  return value;
}

// CLDR, dateFormats/long of the Gregorian calendar.
for (const [language, text] of [
  ['en', 'June 2, 2023'],
  ['en-US', 'June 2, 2023'],
  ['en-GB', '2 June 2023'],
  ['de', '2. Juni 2023'],
  ['de-AT', '2. Juni 2023'],
  ['fr', '2 juin 2023'],
  ['es', '2 de junio de 2023'],
  ['pt-BR', '2 de junho de 2023'],
  ['ca', '2 de juny del 2023'],
  ['sv', '2 juni 2023'],
  ['pl', '2 czerwca 2023'],
  ['ru', '2 июня 2023 г.'],
  ['hu', '2023. június 2.'],
  ['lt', '2023 m. birželio 2 d.'],
  ['zh', '2023年6月2日'],
  ['zh-TW', '2023年6月2日'],
  ['ja', '2023年6月2日'],
  ['ko', '2023년 6월 2일'],
  ['th', '2 มิถุนายน 2023'],
] as const) {
  test(`a date in ${language} is ${text}, unless the site says otherwise`, () => {
    assert.equal(parseDate('2023-06-02', siteIn(language)).text, text);
    assert.equal(parseDate('2023-06-02', siteIn(language, 'dateFormat: yyyy-MM-dd\n')).text, '2023-06-02');
  });
}

test('months are those of the calendar that URLs have, in Persian and Thai too', () => {
  assert.equal(monthName('2023', '06', 'th'), 'มิถุนายน 2023');
  assert.match(monthName('2023', '06', 'fa'), /ژوئن.*۲۰۲۳/);
});
