import { relative, resolve, sep } from 'node:path';
import { type HostName, hostNames } from '../config/kinds.ts';
import { writeAtomically } from '../files/write-whole.ts';
import { nearest } from '../problems/nearest.ts';
import { printable } from '../problems/printable.ts';
import { manifestFile } from '../site/options.ts';
import { type Typed, type Usage, UsageError } from './arguments.ts';
import type { Command, ExitStatus } from './command.ts';
import { lastBuildOptions } from './last-build.ts';
import type { Shell } from './shell.ts';

const usage: Usage = {
  synopsis: 'hosts [NAME] [options]',
  summary: `Writes what a host has to be told of the last build (redirects, header fields, caching), and says how to bring the site there. Hosts: ${hostNames.join(', ')}.`,
  positionals: true,
  options: {
    ...lastBuildOptions,
    served: {
      type: 'string',
      value: 'FOLDER',
      help: 'What a server of your own serves at / (default: /var/www/ and the host’s name).',
    },
    print: { type: 'boolean', help: 'Print the files instead of writing them.' },
  },
};

export const command: Command = { usage, run };

async function run(typed: Typed, shell: Shell): Promise<ExitStatus> {
  const { hosts } = await import('../hosts/hosts.ts');
  const [name, ...more] = typed.positionals;
  if (name === undefined) {
    for (const host of hostNames) shell.output.print(`${host.padEnd(12)}${hosts[host].title}`);
    return 0;
  }
  if (more.length > 0) throw new UsageError('One host is needed.');
  const host = hosts[knownHost(name)];
  const root = typed.path('root') ?? shell.folder();
  const output = resolve(root, typed.value('output') ?? '_site');
  const [{ hostFacts }, { readManifest }] = await Promise.all([
    import('../hosts/facts.ts'),
    import('../output/manifest-file.ts'),
  ]);
  const manifest = readManifest(resolve(root, typed.value('manifest') ?? manifestFile(output)));
  if (manifest === null) throw new UsageError('there is no manifest of the site: build it first.');
  const shown = relative(shell.folder(), output).split(sep).join('/') || '.';
  const { files, told, deploy } = host.plan(hostFacts(manifest, shown, typed.value('served')));
  for (const { name: file, place, text } of files) {
    if (typed.flag('print')) shell.output.print(text.trimEnd());
    else {
      const path = place === 'output' ? `${output}/${file}` : output + file;
      writeAtomically(path, text);
      shell.errors.print(`written: ${printable(relative(shell.folder(), path))}`);
    }
  }
  for (const line of [...told, ...unsafeTold(manifest.unsafe)]) shell.errors.print(printable(line));
  if (!typed.flag('print')) for (const line of deploy) shell.output.print(printable(line));
  return 0;
}

/** What no policy by hashes allows, and so does not work where the policy is sent. */
function unsafeTold(unsafe: readonly string[]): string[] {
  return unsafe.length === 0
    ? []
    : [
        'pages of site/ or public/ have style attributes or inline handlers (style=, onclick=), which the Content-Security-Policy blocks: move them into files, or give the policy of your own below headers in site.yaml.',
      ];
}

function knownHost(name: string): HostName {
  const known = hostNames.find((one) => one === name);
  if (known !== undefined) return known;
  const meant = nearest(name, hostNames);
  throw new UsageError(
    `"${name}" is no host that is known${meant === null ? '' : `: did you mean "${meant}"?`} The hosts are ${hostNames.join(', ')}.`,
  );
}
