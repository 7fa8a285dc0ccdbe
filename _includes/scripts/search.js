import { openEngine, pause } from 'broadsheet-search';
import { resultCard } from './search-card.js';
import { filterField } from './search-filter.js';
import { moveByKeys } from './search-keys.js';
import { keepPlace, placeKept } from './search-place.js';
import { keepFromSearchEngines } from './search-robots.js';
import { addressOf, filterNames, isSearch, stateIn } from './search-state.js';
import { nearestTags } from './search-tags.js';
import { searchTexts } from './search-texts.js';

/** Results that are shown at a time. */
const pageLength = 10;
/** Letters that a search takes while they are typed: fewer need Enter. */
const fewestLetters = 3;
/** Milliseconds without a keystroke after which the address says what was typed: browsers limit how often it may. */
const settling = 300;
/** Tags that are offered where nothing was found. */
const suggestedTags = 5;
/** Milliseconds after which a reader is told that the search still goes on. */
const patience = 300;

const section = document.querySelector('section.search');
const part = (selector) => section.querySelector(selector);
const form = part('.page-form');
const field = form.elements.namedItem('s');
const filters = part('.search-filters');
const sort = part('select[name="sort"]');
const status = part('.search-status');
const list = part('.search-results');
const tags = part('.search-tags');
const more = part('.search-more');
const browse = part('.search-browse');
const texts = searchTexts(JSON.parse(section.dataset.texts), document.documentElement.lang);

let engine;
/** The filters' fields, by their names. */
let fields = {};
/** The search whose results are wanted; what an earlier one finds later is not shown. */
let current = null;
let timer;

/** Searches for what the fields say, and shows the first results, at least as many as a page has. */
async function search({ isTyping = false, count = pageLength } = {}) {
  const wanted = stateInFields();
  const run = { found: null, isTyping };
  current = run;
  if (!isSearch(wanted)) {
    show({ cards: [], isMore: false, message: '', links: [], isBrowsing: true });
    await countValues();
    return;
  }
  const waiting = setTimeout(() => current === run && announce(texts.searching), patience);
  try {
    const { index, find } = await engine;
    run.found = await find(wanted, { isTyping, isStale: () => current !== run });
    if (run.found === null) return;
    const { total, archives } = run.found;
    const cards = await nextCards(run.found, Math.max(count, pageLength));
    if (current !== run) return;
    const named = archives.map(({ kind, link }) => ({ name: texts.archive(kind, link.name), url: link.url }));
    const isInVain = total === 0 && named.length === 0 && wanted.query !== '';
    const { links, isNear } = isInVain ? nearestTags(index.tags, wanted.query, suggestedTags) : { links: [] };
    const hints = [
      ...(named.length > 0 ? [texts.named] : []),
      ...(links.length > 0 ? [isNear ? texts.suggestions : texts.popular] : []),
    ];
    const message = [texts.outcome(run.found, wanted.query), ...hints].join('. ');
    show({ cards, isMore: total > cards.length, message, links: [...named, ...links], isBrowsing: total === 0 });
  } catch (error) {
    if (current === run) show({ cards: [], isMore: false, message: texts.failed, links: [], isBrowsing: true });
    throw error;
  } finally {
    clearTimeout(waiting);
  }
  await countValues();
}

async function nextCards(found, count) {
  const cards = [];
  for (const result of await found.take(count)) {
    await pause();
    cards.push(resultCard(result));
  }
  return cards;
}

async function showMore() {
  const run = current;
  if (run.found === null) return;
  const cards = await nextCards(run.found, pageLength);
  if (current !== run) return;
  list.append(...cards);
  more.hidden = list.children.length >= run.found.total;
  cards[0]?.querySelector('[data-result]')?.focus();
}

function show({ cards, isMore, message, links, isBrowsing }) {
  list.replaceChildren(...cards);
  list.hidden = cards.length === 0;
  tags.replaceChildren(...links.map(termLink));
  tags.hidden = links.length === 0;
  more.hidden = !isMore;
  browse.hidden = !isBrowsing;
  announce(message);
}

/** An archive or a tag that is offered, as the buttons of a card are. */
function termLink({ name, url }) {
  const link = document.createElement('a');
  link.className = 'info-btn';
  link.href = url;
  link.append(name);
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function announce(message) {
  if (status.textContent !== message) status.textContent = message;
}

function stateInFields() {
  const chosen = filterNames.map((name) => [name, fields[name]?.value]).filter(([, value]) => value);
  return { query: field.value.trim(), filters: Object.fromEntries(chosen), sort: sort.value };
}

/**
 * Makes the page that of what the address asks for: unfolds the filters where it has some, puts results in the lists' place,
 * and keeps answers from search engines.
 */
function makeRoom() {
  const state = stateIn(location.search);
  filters.open = Object.keys(state.filters).length > 0 || state.sort !== '';
  browse.hidden = isSearch(state);
  keepFromSearchEngines(isSearch(state));
}

/** Puts what the address says into the fields. */
function readAddress() {
  const state = stateIn(location.search);
  field.value = state.query;
  for (const name of filterNames) fields[name].value = state.filters[name] ?? '';
  sort.value = state.sort;
  makeRoom();
}

function searchNow() {
  clearTimeout(timer);
  if (addressOf(stateInFields()) !== location.pathname + location.search) {
    history.pushState(null, '', addressOf(stateInFields()));
  }
  search();
}

function searchWhileTyping() {
  clearTimeout(timer);
  const { query } = stateInFields();
  if (query !== '' && query.length < fewestLetters) return;
  timer = setTimeout(() => history.replaceState(null, '', addressOf(stateInFields())), settling);
  search({ isTyping: true });
}

/** Gets everything ready before something is typed. What fails is tried again by the search. */
async function prepare() {
  const { prepare: load } = await engine;
  await load().catch(() => {});
}

/** Calls when the browser has nothing else to do. Readers who save data wait until they come to the field. */
function whenIdle(call) {
  if (navigator.connection?.saveData) return;
  (globalThis.requestIdleCallback ?? setTimeout)(call);
}

function fillFilters({ bundles, tags: tagList, categories, authors }) {
  const years = bundles.flatMap((bundle) => bundle.years);
  const names = (list) => list.map(({ name }) => name);
  const values = { tag: names(tagList), category: names(categories), author: names(authors), year: years };
  fields = Object.fromEntries(
    filterNames.map((name) => [name, filterField(part(`select[name="${name}"]`), values[name], searchNow)]),
  );
}

/** Says in the filters, once they are seen, how many of the results each value leaves: before a search, of all posts. */
async function countValues() {
  const run = current;
  if (!filters.open) return;
  const found = isSearch(stateInFields()) ? run?.found : await findAll();
  for (const name of filterNames) {
    await pause();
    if (!found || current !== run) return;
    fields[name].count(found.counts(name));
  }
}

async function findAll() {
  const { find } = await engine;
  return await find({ query: '', filters: {}, sort: '' }, { isTyping: false, isStale: () => false });
}

async function start() {
  makeRoom();
  engine = openEngine(section.dataset.index);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    searchNow();
  });
  field.addEventListener('input', searchWhileTyping);
  field.addEventListener('focus', prepare);
  more.addEventListener('click', showMore);
  moveByKeys(field, list);
  try {
    fillFilters((await engine).index);
  } catch (error) {
    filters.hidden = true;
    announce(texts.failed);
    throw error;
  }
  sort.addEventListener('change', searchNow);
  filters.addEventListener('toggle', countValues);
  addEventListener('popstate', () => {
    clearTimeout(timer);
    readAddress();
    search();
  });
  readAddress();
  const place = placeKept();
  keepPlace(() => ({ shown: list.children.length, isTyping: current?.isTyping ?? false }));
  await search({ isTyping: place?.isTyping, count: place?.shown });
  if (place) scrollTo(0, place.scroll);
  whenIdle(prepare);
}

start();
