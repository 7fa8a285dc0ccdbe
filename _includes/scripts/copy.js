/** Puts a button on every block of code that copies it, and says so. */
export function offerCopying() {
  const content = document.querySelector('[data-copy]');
  if (!content || !navigator.clipboard) return;
  const { copy, copied } = content.dataset;
  for (const figure of content.querySelectorAll('figure.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    // With many blocks on a page, which of them it copies.
    const file = figure.querySelector('.file-name')?.textContent;
    if (file) button.setAttribute('aria-label', `${copy} ${file}`);
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(codeOf(figure));
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, 2000);
    });
    figure.append(button);
  }
}

/** What is copied of a block: the code as it is meant to be used, without prompts, signs of a change and what it takes away. */
function codeOf(figure) {
  const code = figure.querySelector('pre').cloneNode(true);
  for (const part of code.querySelectorAll('.prompt, .sign, del.line')) part.remove();
  return code.textContent;
}
