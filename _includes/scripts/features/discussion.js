import { showReplies } from '../replies.js';

/**
 * Shows the comments below a post when a reader asks for them: before that nothing is loaded from elsewhere. They are in the
 * page's colour scheme, and follow it.
 */
const place = document.querySelector('.discussion[data-provider]');
const { provider, frame, script, values, title, replies } = place?.dataset ?? {};
const offer = place?.querySelector('.discussion-offer');
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

if (offer) {
  offer.querySelector('button').addEventListener('click', show, { once: true });
  // Whoever comes back from signing in has asked already.
  if (keepSession()) show();
}

function show() {
  offer.remove();
  // What was pressed is gone: the next key begins where the comments do.
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  if (replies) {
    showReplies(place);
    return;
  }
  if (script) run();
  else embed();
  new MutationObserver(follow).observe(root, { attributeFilter: ['data-theme'] });
  dark.addEventListener('change', follow);
}

/** `light` or `dark`, as the page is. */
function scheme() {
  const { theme } = root.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return dark.matches ? 'dark' : 'light';
}

/** What the pages of GitHub's two call the schemes. */
function theme() {
  return provider === 'utterances' ? `github-${scheme()}` : scheme();
}

function follow() {
  const inner = place.querySelector('iframe');
  if (provider === 'giscus') inner.contentWindow.postMessage({ giscus: { setConfig: { theme: theme() } } }, origin());
  if (provider === 'utterances') inner.contentWindow.postMessage({ type: 'set-theme', theme: theme() }, origin());
  globalThis.REMARK42?.changeTheme?.(scheme());
}

function origin() {
  return new URL(frame).origin;
}

/** The name under which both keep what they know a reader by, as their own scripts do. */
function sessionName() {
  return `${provider}-session`;
}

/** Takes a session that signing in has put into the address; true where there is one. */
function keepSession() {
  const here = new URL(location.href);
  const session = here.searchParams.get(provider);
  if (!session || script) return false;
  localStorage.setItem(sessionName(), session);
  here.searchParams.delete(provider);
  history.replaceState(undefined, '', here);
  return true;
}

/** Frames their page, and makes the frame as high as it asks for. */
function embed() {
  const inner = document.createElement('iframe');
  inner.title = title;
  inner.allow = 'clipboard-write';
  inner.src = address();
  addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== inner.contentWindow || from !== origin()) return;
    const height = data.giscus?.resizeHeight ?? (data.type === 'resize' ? data.height : null);
    if (height) inner.style.height = `${height}px`;
    const hasEnded = data.giscus?.signOut || /credentials|expired/.test(data.giscus?.error ?? '');
    if (!hasEnded || !localStorage.getItem(sessionName())) return;
    localStorage.removeItem(sessionName());
    inner.src = address();
  });
  place.append(inner);
}

/** The address of their page with what only the browser knows. */
function address() {
  const url = new URL(frame);
  const here = location.origin + location.pathname;
  url.searchParams.set('theme', theme());
  url.searchParams.set('session', localStorage.getItem(sessionName()) ?? '');
  url.searchParams.set('origin', provider === 'giscus' ? here : location.origin);
  url.searchParams.set(provider === 'giscus' ? 'backLink' : 'url', here);
  return url.href;
}

/** Runs their script, which fills an element that it knows by its name. */
function run() {
  const thread = document.createElement('div');
  thread.id = provider === 'isso' ? 'isso-thread' : provider;
  // Without it Isso's server looks for this element in the page as it was sent, and calls its thread “Untitled.”.
  thread.dataset.title = document.querySelector('h1')?.textContent.trim() ?? document.title;
  if (frame) globalThis.remark_config = { ...Object.fromEntries(new URL(frame).searchParams), theme: scheme() };
  const element = document.createElement('script');
  for (const [name, value] of Object.entries(JSON.parse(values))) element.setAttribute(name, value);
  element.src = script;
  place.append(thread, element);
}
