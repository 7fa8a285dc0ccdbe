import { en } from './en.ts';
import type { Words } from './words.ts';

/** English as it is spelled in Britain, and in most countries but the United States. */
export const enGb: Words = {
  ...en,
  language: 'en-GB',
  labels: { ...en.labels, theme: 'Colour scheme' },
};
