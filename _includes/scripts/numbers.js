/** Made when the first number is written: before that, it would keep the page from answering. */
let format;

/** A whole number as the page's language writes it. */
export function written(number) {
  format ??= new Intl.NumberFormat(document.documentElement.lang);
  return format.format(number);
}
