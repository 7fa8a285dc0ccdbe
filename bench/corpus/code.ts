import type { Random } from './random.ts';
import { adjectives, nouns, units, verbs } from './words.ts';

/** The names and numbers of one block of code: another draw, another block. */
interface Parts {
  readonly noun: string;
  readonly other: string;
  readonly verb: string;
  readonly quality: string;
  readonly unit: string;
  readonly few: number;
  readonly many: number;
}

type Language = readonly [name: string, write: (parts: Parts) => string];

const languages: readonly [Language, ...Language[]] = [
  [
    'ts',
    ({ noun, other, verb, quality, unit, few, many }) => `export interface ${pascal(noun)}Options {
  readonly ${quality}: boolean;
  readonly ${unit}: number; // at most ${many}
}

/** Gives the ${noun} that ${verb} its ${other}. */
export async function ${verb}${pascal(noun)}(${other}: readonly string[], options: ${pascal(noun)}Options) {
  const seen = new Map<string, number>();
  for (const [index, name] of ${other}.entries()) {
    if (seen.has(name) || index > ${many}) continue;
    seen.set(name, options.${quality} ? index * ${few} : -1);
  }
  return [...seen].filter(([, ${unit}]) => ${unit} >= ${few}).map(([name]) => \`${noun}/\${name}\`);
}`,
  ],
  [
    'go',
    ({ noun, other, verb, quality, unit, few, many }) => `package ${noun}

import (
	"context"
	"fmt"
)

// ${pascal(verb)} gives up after ${few} tries.
func (s *${pascal(noun)}) ${pascal(verb)}(ctx context.Context, ${other} []string) (int, error) {
	${unit} := 0
	for i, name := range ${other} {
		if err := s.${quality}.Acquire(ctx, int64(i%${few})); err != nil {
			return ${unit}, fmt.Errorf("${verb} %q: %w", name, err)
		}
		${unit} += len(name) * ${many}
	}
	return ${unit}, nil
}`,
  ],
  [
    'python',
    ({ noun, other, verb, quality, unit, few, many }) => `from dataclasses import dataclass, field


@dataclass(frozen=True)
class ${pascal(quality)}${pascal(noun)}:
    """A ${noun} that ${verb} at most ${many} ${unit}."""

    ${other}: list[str] = field(default_factory=list)
    ${unit}: int = ${many}

    def ${verb}(self, limit: float = 0.${few}) -> dict[str, int]:
        counts = {name: len(name) % ${few} for name in self.${other} if name is not None}
        if not counts:
            raise ValueError(f"no ${other} within {limit:.2f}")
        return {key: value for key, value in sorted(counts.items()) if value > limit}`,
  ],
  [
    'bash',
    ({ noun, other, verb, quality, unit, few, many }) => `#!/usr/bin/env bash
set -euo pipefail

${unit}="\${1:-${many}}"
for ${noun} in /srv/${quality}/${other}-*.log; do
  [[ -s "$${noun}" ]] || continue
  count=$(grep -c '${verb}' "$${noun}" || true)
  if (( count > ${few} )); then
    echo "$(basename "$${noun}"): $count of $${unit}" >&2
    gzip --best --keep "$${noun}" && mv "$${noun}.gz" "/var/tmp/${quality}/"
  fi
done`,
  ],
  [
    'json',
    ({ noun, other, verb, quality, unit, few, many }) => `{
  "name": "${quality}-${noun}",
  "version": "${few}.${many % 10}.0",
  "${other}": {
    "${verb}": true,
    "${unit}": ${many},
    "limits": [${few}, ${few * 2}, ${many}],
    "owner": null
  },
  "steps": [
    { "run": "${verb}", "after": "${other}", "timeout": ${many}.5 },
    { "run": "verify", "after": "${verb}", "timeout": ${few} }
  ]
}`,
  ],
  [
    'yaml',
    ({ noun, other, verb, quality, unit, few, many }) => `# Who ${verb} the ${noun}.
${noun}:
  replicas: ${few}
  ${quality}: true
  ${other}:
    - name: ${verb}-${other}
      schedule: "*/${few} * * * *"
      ${unit}: ${many}
    - name: ${quality}-${noun}
      command: ["run", "--${unit}", "${many}"]
  limits: &limits
    memory: ${many}Mi
  fallback:
    <<: *limits
    retries: ${few}`,
  ],
];

/** A fenced block of code in one of six languages. */
export function codeBlock(random: Random): string {
  const [name, write] = random.pick(languages);
  const noun = random.pick(nouns);
  const other = random.pick(nouns);
  const code = write({
    noun,
    other: other === noun ? `${other}s` : other,
    verb: random.pick(verbs),
    quality: random.pick(adjectives),
    unit: random.pick(units),
    few: random.whole(2, 9),
    many: random.whole(10, 9999),
  });
  return `\`\`\`${name}\n${code}\n\`\`\``;
}

function pascal(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
