/** How much wider than in the text a picture has to become, or it is not worth a page of its own. */
const worthwhile = 1.25;

const entry = document.querySelector('[data-enlarge]');
if (entry) offerZoom(entry, zoomDialog(entry.dataset.close));

/** Pixels that stay free beside and above an enlarged picture. */
const margin = 32;

/** Lets readers enlarge the pictures of a text by a click, and puts a button behind each for those who use keys. */
function offerZoom(entry, dialog) {
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const shown = shownWidth(target);
      const isWorthIt = shown > 0 && widestOf(target) >= worthwhile * shown;
      target.classList.toggle('zoomable', isWorthIt);
      buttonOf(target).hidden = !isWorthIt;
    }
  });
  for (const image of entry.querySelectorAll(':is(.entry-content, .entry-picture) img')) {
    if (image.alt === '' || image.closest('a, button, label, summary')) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'zoom-button';
    button.textContent = entry.dataset.enlarge;
    button.setAttribute('aria-label', `${entry.dataset.enlarge}: ${image.alt}`);
    button.hidden = true;
    wholeOf(image).after(button);
    const open = () => show(dialog, image);
    button.addEventListener('click', open);
    image.addEventListener('click', () => {
      if (!image.classList.contains('zoomable')) return;
      // Where the dialog gives the focus back to.
      button.focus({ preventScroll: true, focusVisible: false });
      open();
    });
    resized.observe(image);
  }
}

/** The dialog that shows one picture at a time. A click anywhere but on the words below the picture closes it. */
function zoomDialog(close) {
  const dialog = document.createElement('dialog');
  dialog.className = 'zoomed';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'zoom-close';
  button.textContent = close;
  dialog.addEventListener('click', ({ target }) => {
    if (!target.closest('figcaption')) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.replaceChildren(button));
  addEventListener('resize', () => {
    if (dialog.open) fit(dialog);
  });
  dialog.append(button);
  document.body.append(dialog);
  return dialog;
}

/** Shows a picture alone: at once as it is in the text, and in its widest file when that has come. */
function show(dialog, image) {
  const figure = document.createElement('figure');
  const whole = wholeOf(image).cloneNode(true);
  const large = whole.matches('img') ? whole : whole.querySelector('img');
  const width = widestOf(image);
  large.className = image.classList.contains('transparent') ? 'transparent' : '';
  large.removeAttribute('loading');
  large.removeAttribute('id');
  large.dataset.width = /\.svg(?:\?|$)/.test(image.currentSrc) ? width * 4 : width;
  large.dataset.shown = Math.round(shownWidth(image));
  large.width = width;
  large.height = Math.round(width * ratioOf(image));
  // The widest file is that of the largest size.
  for (const choice of [large, ...whole.querySelectorAll('source')]) choice.sizes = `${width}px`;
  if (image.complete && !large.className) {
    large.style.background = `center / 100% 100% url("${image.currentSrc}")`;
    large.addEventListener('load', () => large.removeAttribute('style'));
  }
  figure.append(whole);
  const caption = image.closest('figure')?.querySelector('figcaption')?.cloneNode(true);
  if (caption) figure.append(caption);
  dialog.append(figure);
  dialog.setAttribute('aria-label', image.alt);
  dialog.showModal();
  fit(dialog);
}

/**
 * As large as the window shows it whole. Where that is hardly larger than in the text, as on a phone, it is twice as large
 * as there, and scrolled.
 */
function fit(dialog) {
  const large = dialog.querySelector('img');
  const caption = dialog.querySelector('figcaption');
  const { width, shown } = large.dataset;
  const ratio = large.height / large.width;
  const height = dialog.clientHeight - (caption?.offsetHeight ?? margin);
  const whole = Math.min(width, dialog.clientWidth - margin, height / ratio);
  const used = whole < worthwhile * shown ? Math.min(width, 2 * shown) : whole;
  large.width = Math.round(used);
  large.height = Math.round(used * ratio);
  dialog.scrollTo((dialog.scrollWidth - dialog.clientWidth) / 2, 0);
}

/** How high a picture is for its width: its box may be wider than what is seen of it. */
function ratioOf(image) {
  return image.getAttribute('height') / image.getAttribute('width') || image.clientHeight / image.clientWidth;
}

/** Pixels that a picture takes in its box. */
function shownWidth(image) {
  return Math.min(image.clientWidth, image.clientHeight / ratioOf(image));
}

/** The picture with what browsers choose its file from. */
function wholeOf(image) {
  return image.closest('picture') ?? image;
}

function buttonOf(image) {
  return wholeOf(image).nextElementSibling;
}

/** Pixels of the widest file that there is of a picture. */
function widestOf(image) {
  const widths = [...image.srcset.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width));
  return Math.max(image.getAttribute('width'), image.srcset ? 0 : image.naturalWidth, ...widths);
}
