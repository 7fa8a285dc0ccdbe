import type { z } from 'zod';

/** The keys that belong to each provider: those without which it cannot work, and those that it may have. */
export type ProviderKeys<Provider extends string> = Readonly<
  Record<Provider, { readonly needs: readonly string[]; readonly may: readonly string[] }>
>;

/** What an issue begins with that is about a key of another provider. */
export const strangeKey = 'left out: ';

type Written = Readonly<Record<string, string | null>>;

/**
 * Reads keys of which each provider has its own: one that is missing is told where it belongs, and one of another provider
 * is told to be left out, as it would do nothing. `common` are the keys that do not depend on the provider.
 */
export function suit<Provider extends string>(
  keys: ProviderKeys<Provider>,
  common: readonly string[],
  provider: Provider,
  written: Written,
  context: z.core.$RefinementCtx,
): void {
  const { needs, may } = keys[provider];
  const known = new Set([...needs, ...may, ...common, 'provider']);
  for (const key of needs)
    if (written[key] === null) context.addIssue({ code: 'custom', path: [key], message: 'text', continue: true });
  for (const [key, value] of Object.entries(written))
    if (value !== null && !known.has(key))
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `${strangeKey}${provider} has no such key, but ${[...needs, ...may].join(', ')}`,
        continue: true,
      });
}
