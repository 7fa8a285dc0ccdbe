/** Options that are shown at a time: letters bring those beyond. */
const mostShown = 50;

/**
 * A field with a list of suggestions in the place of a `<select>`, as the “Editable combobox with list autocomplete” of
 * the ARIA Authoring Practices is operated. `offer` gives at most so many options for some letters, each with its `value` and
 * `count`.
 */
export function comboBox(select, { any, offer, onChange }) {
  let value = '';
  let active = -1;
  let asked = '';
  const field = element('input', { type: 'text', id: select.id, role: 'combobox', placeholder: any });
  const list = element('ul', {
    id: `${select.id}-list`,
    role: 'listbox',
    'aria-label': select.labels[0]?.textContent ?? '',
  });
  attributes(field, {
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  list.hidden = true;
  select.replaceWith(field);
  field.after(list);

  function open(letters) {
    asked = letters;
    const offered = offer(letters, mostShown);
    list.replaceChildren(...(letters === '' ? [optionOf({ value: '', count: '' })] : []), ...offered.map(optionOf));
    list.hidden = list.children.length === 0;
    field.setAttribute('aria-expanded', String(!list.hidden));
    activate(-1);
  }

  function optionOf({ value: own, count }, place) {
    const option = element('li', {
      id: `${list.id}-${own === '' ? 'any' : place}`,
      role: 'option',
      'aria-selected': 'false',
    });
    option.dataset.value = own;
    option.append(own === '' ? any : own);
    if (count) {
      const number = element('span', { class: 'count' });
      number.append(count);
      option.append(' ', number);
    }
    return option;
  }

  function close() {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function activate(place) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = place;
    const option = list.children[active];
    if (!option) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', option.id);
  }

  function choose(chosen) {
    close();
    field.value = chosen;
    if (chosen === value) return;
    value = chosen;
    onChange();
  }

  const keys = {
    ArrowDown: () => (list.hidden ? open('') : activate((active + 1) % list.children.length)),
    ArrowUp: () => (list.hidden ? open('') : activate((active <= 0 ? list.children.length : active) - 1)),
    Enter: () => chooseTyped(),
    Escape: () => (list.hidden ? choose('') : leave()),
  };

  /** The active option, or else the only one there is for what was typed. */
  function chooseTyped() {
    const options = [...list.children];
    const option = options[active] ?? (options.length === 1 ? options[0] : undefined);
    if (field.value.trim() === '') choose('');
    else if (!list.hidden && option) choose(option.dataset.value);
  }

  /** Closes the list, and says again what is chosen. */
  function leave() {
    close();
    field.value = value;
  }

  field.addEventListener('input', () => open(field.value));
  field.addEventListener('click', () => list.hidden && open(''));
  field.addEventListener('blur', () => (field.value.trim() === '' ? choose('') : leave()));
  field.addEventListener('keydown', (event) => {
    const act = event.isComposing || event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
    if (!act || (event.key === 'Escape' && list.hidden && value === '')) return;
    event.preventDefault();
    act();
  });
  // The field keeps the focus: losing it would close the list before the option is chosen.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) => {
    const option = target.closest('[role="option"]');
    if (option) choose(option.dataset.value);
  });

  return {
    get value() {
      return value;
    },
    set value(next) {
      value = next;
      field.value = next;
    },
    /** Offers anew where options are open: what `offer` knows of them has changed. */
    refresh() {
      if (!list.hidden) open(asked);
    },
  };
}

function element(name, given) {
  const made = document.createElement(name);
  attributes(made, given);
  return made;
}

function attributes(of, given) {
  for (const [name, value] of Object.entries(given)) of.setAttribute(name, value);
}
