import { folded } from 'broadsheet-search';
import { comboBox } from './combo-box.js';
import { written } from './numbers.js';

/** Values that a list is still looked over at a glance: of more, letters choose. */
const fewValues = 12;

/**
 * A filter of results: the list that the page has, or a field in its place, where letters choose, as there are too many
 * values for a list. `onChange` is called where a reader has chosen.
 */
export function filterField(select, values, onChange) {
  select.closest('.search-filter').hidden = values.length === 0;
  return values.length > fewValues
    ? chosenByLetters(select, values, onChange)
    : chosenFromList(select, values, onChange);
}

function chosenFromList(select, values, onChange) {
  const options = values.map((value) => new Option(value, value));
  select.append(...options);
  select.addEventListener('change', onChange);
  return {
    get value() {
      return select.value;
    },
    set value(value) {
      select.value = value;
    },
    /** Says of each value how many results it leaves. One that leaves none can only be chosen where it is already. */
    count(counts) {
      for (const option of options) {
        const count = counts.get(option.value) ?? 0;
        option.textContent = `${option.value} (${written(count)})`;
        option.disabled = count === 0 && !option.selected;
      }
    },
  };
}

function chosenByLetters(select, values, onChange) {
  let counts = new Map();
  const any = select.options[0].text;
  const box = comboBox(select, { any, offer, onChange });
  function offer(letters) {
    const wanted = folded(letters.trim());
    return values
      .filter((value) => counts.size === 0 || counts.has(value))
      .filter((value) => folded(value).includes(wanted))
      .map((value) => ({ value, count: counts.has(value) ? written(counts.get(value)) : '' }));
  }
  return {
    get value() {
      return box.value;
    },
    set value(value) {
      box.value = values.includes(value) ? value : '';
    },
    count(given) {
      counts = given;
      box.refresh();
    },
  };
}
