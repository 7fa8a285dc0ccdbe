import type { Usage } from './arguments.ts';

/** The options that say where the last build is, for commands that read nothing else. */
export const lastBuildOptions = {
  root: { type: 'string', value: 'FOLDER', help: 'The folder that holds content/ (default: this one).' },
  output: { type: 'string', value: 'FOLDER', help: 'Where the site is (default: _site in the root).' },
  manifest: {
    type: 'string',
    value: 'FILE',
    help: 'Its manifest (default: _site.manifest.json, beside the output).',
  },
} as const satisfies Usage['options'];
