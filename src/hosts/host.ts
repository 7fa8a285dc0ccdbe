import type { HostFacts } from './facts.ts';

/** A file that tells a host how to serve the site. */
export interface HostFile {
  /** Its name: in the output folder, or what stands behind the output folder's name: `_site` and `.nginx.conf`. */
  readonly name: string;
  readonly place: 'output' | 'beside';
  readonly text: string;
}

/** What a host is to be told, and what people are. */
export interface HostPlan {
  readonly files: readonly HostFile[];
  /** What this host cannot do of what the site asks for, and which of its limits are passed, one line each. */
  readonly told: readonly string[];
  /** Shell commands, or lines of a CI file, that bring the site there. */
  readonly deploy: readonly string[];
}

/** A host: everything that it needs to know follows from the facts of a site. */
export interface Host {
  /** What people call it. */
  readonly title: string;
  /** What the names of its files beside the output folder end in. */
  readonly besides: readonly string[];
  readonly plan: (facts: HostFacts) => HostPlan;
}
