/**
 * Refuses every request to another origin before it is made: the editor would ask for the news of its makers and of git hosts.
 * The page's policy refuses them too; this way nothing of it is in anybody's log or console.
 */
export function guardRequests(origins: readonly string[]): void {
  const allowed = new Set([location.origin, ...origins]);
  const ask = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href);
    if (/^(?:blob|data):$/.test(url.protocol) || allowed.has(url.origin)) return await ask(input, init);
    throw new TypeError(`This page asks nothing of ${url.host}.`);
  };
}
