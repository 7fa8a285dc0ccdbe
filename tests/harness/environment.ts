import type { TestContext } from 'node:test';

/**
 * Sets variables of this process until a test ends, for what reads the environment by itself, as the SDK of AWS does:
 * other tests of the process have their own.
 */
export function setEnvironment(context: TestContext, variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    process.env[name] = value;
    context.after(() => {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    });
  }
}
