/** Leads `/?s=words` on home to the search page, as WordPress's addresses of searches do. */
export function leadToSearch() {
  const form = document.querySelector('body.home form[role="search"]');
  if (!form || !new URLSearchParams(location.search).has('s')) return;
  location.replace(form.action + location.search);
}
