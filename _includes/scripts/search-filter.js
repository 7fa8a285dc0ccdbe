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
  const known = values.map((value) => ({ value, form: folded(value) }));
  const any = select.options[0].text;
  const box = comboBox(select, { any, offer, onChange });
  /** The values that have these letters, first those that begin with them. Of too many, those that leave the most results. */
  function offer(letters, most) {
    const wanted = folded(letters.trim());
    const left = known.filter(({ value, form }) => (counts.size === 0 || counts.has(value)) && form.includes(wanted));
    const [first = [], others = []] = [true, false].map((begins) =>
      left.filter(({ form }) => form.startsWith(wanted) === begins),
    );
    return largest([...first, ...others], most).map(({ value }) => ({
      value,
      count: counts.has(value) ? written(counts.get(value)) : '',
    }));
  }
  function largest(offered, most) {
    if (offered.length <= most) return offered;
    const bySize = offered.toSorted((a, b) => (counts.get(b.value) ?? 0) - (counts.get(a.value) ?? 0));
    const chosen = new Set(bySize.slice(0, most));
    return offered.filter((one) => chosen.has(one));
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
