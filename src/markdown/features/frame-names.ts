/** Who keeps what is at an address, beside those whose things texts show by their addresses alone. */
const players: readonly (readonly [host: RegExp, name: string])[] = [
  [/(?:^|\.)soundcloud\.com$/, 'SoundCloud'],
  [/(?:^|\.)bandcamp\.com$/, 'Bandcamp'],
  [/(?:^|\.)spotify\.com$/, 'Spotify'],
  [/^(?:embed\.)?podcasts\.apple\.com$/, 'Apple Podcasts'],
  [/(?:^|\.)dailymotion\.com$/, 'Dailymotion'],
  [/(?:^|\.)twitch\.tv$/, 'Twitch'],
  [/(?:^|\.)loom\.com$/, 'Loom'],
  [/(?:^|\.)asciinema\.org$/, 'asciinema'],
  [/(?:^|\.)slideshare\.net$/, 'SlideShare'],
  [/(?:^|\.)speakerdeck\.com$/, 'Speaker Deck'],
  [/(?:^|\.)slides\.com$/, 'Slides'],
  [/(?:^|\.)jsfiddle\.net$/, 'JSFiddle'],
  [/(?:^|\.)replit\.com$/, 'Replit'],
  [/(?:^|\.)observablehq\.com$/, 'Observable'],
  [/^docs\.google\.com$/, 'Google Docs'],
  [/(?:^|\.)openstreetmap\.org$/, 'OpenStreetMap'],
  [/(?:^|\.)youtube(?:-nocookie)?\.com$/, 'YouTube'],
  [/(?:^|\.)vimeo\.com$/, 'Vimeo'],
  [/^platform\.twitter\.com$/, 'X'],
  [/(?:^|\.)codepen\.io$/, 'CodePen'],
  [/(?:^|\.)codesandbox\.io$/, 'CodeSandbox'],
  [/(?:^|\.)stackblitz\.(?:com|io)$/, 'StackBlitz'],
];

/** What a frame without a title is called by its address: whoever keeps what is in it; null for nobody known. */
export function frameName(address: string): string | null {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  if (url === null) return null;
  if (/(?:^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname.startsWith('/maps')) return 'Google Maps';
  return players.find(([host]) => host.test(url.hostname))?.[1] ?? null;
}
