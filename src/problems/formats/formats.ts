/** What problems can be printed as. */
export const formats = ['text', 'github', 'gitlab', 'sarif', 'json'] as const;
export type Format = (typeof formats)[number];

/** The format of a text that was typed; null where it is none. */
export function formatNamed(typed: string): Format | null {
  return formats.find((format) => format === typed) ?? null;
}

/** The format where none was asked for: GitHub Actions reads its own from the log. */
export function usualFormat({ GITHUB_ACTIONS }: Readonly<Record<string, string | undefined>>): Format {
  return GITHUB_ACTIONS === 'true' ? 'github' : 'text';
}

/**
 * The folder that paths are told from in a format, where that is known: GitHub and GitLab know files by their paths in the
 * repository, wherever the command was started. Null is the caller's own.
 */
export function pathsFrom(format: Format, environment: Readonly<Record<string, string | undefined>>): string | null {
  if (format === 'github' || format === 'sarif')
    return environment.GITHUB_WORKSPACE ?? environment.CI_PROJECT_DIR ?? null;
  return format === 'gitlab' ? (environment.CI_PROJECT_DIR ?? null) : null;
}
