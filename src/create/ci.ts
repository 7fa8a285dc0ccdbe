/** Where a blog is built and published: GitHub Actions, GitLab's pipelines, or by hand. */
export const ciNames = ['github', 'gitlab', 'none'] as const;
export type Ci = (typeof ciNames)[number];

/** The one of that name; null where there is none. */
export function ciNamed(name: string): Ci | null {
  return ciNames.find((ci) => ci === name.trim().toLowerCase()) ?? null;
}

/** The files that each has, by their paths from the blog's folder; the others have no use for them. */
const files: Readonly<Record<Exclude<Ci, 'none'>, RegExp>> = {
  github: /^\.github\//,
  gitlab: /^(?:\.gitlab-ci\.yml|renovate\.json)$/,
};

/** True for a file of a new blog that is built by `ci`. */
export function belongsTo(ci: Ci, path: string): boolean {
  return Object.entries(files).every(([name, ofCi]) => name === ci || !ofCi.test(path));
}

/** What the README of a new blog says of its publishing. */
export const publishing: Readonly<Record<Ci, string>> = {
  github:
    'Pushed to main on GitHub, the blog is checked, built and published by `.github/workflows/publish.yml`; choose "GitHub\n' +
    '  Actions" once, in the repository\'s settings under Pages. Pull requests are shown what they change. Commit\n' +
    '  `package-lock.json`: then all build with one version.',
  gitlab:
    'Pushed to the default branch on GitLab, the blog is checked, built and published by `.gitlab-ci.yml`, and merge requests\n' +
    '  are shown what they change. Add a schedule for every morning, under Build, for posts with a date to come. Commit\n' +
    '  `package-lock.json`: then all build with one version.',
  none:
    '`npx broadsheet publish TARGET` publishes `_site/`, the last build, to a folder or a bucket. Commit `package-lock.json`:\n' +
    '  then all build with one version.',
};
