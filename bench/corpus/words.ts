/** The words that the generated posts are made of. Nouns are singular; `verbs` stand in the third person. */

type Words = readonly [string, ...string[]];

export const nouns: Words = words(`
  cache queue shard index schema cluster replica snapshot pipeline scheduler container gateway session token stream
  consumer producer partition broker ledger manifest bundle compiler linter parser renderer template archive feed
  sitemap thumbnail histogram dashboard alert runbook incident rollback canary experiment cohort playlist recommender
  ranker embedding feature model dataset notebook workflow backfill checkpoint heartbeat timeout retry limiter breaker
  proxy balancer certificate secret policy quota budget allocator arena heap profiler tracer span metric probe sensor
  device client server handler router middleware endpoint payload header cookie fixture snapshotter simulator emulator
  migration column cursor transaction lock semaphore thread worker batch window watermark tombstone bloom filter
`);

export const adjectives: Words = words(`
  cold warm sharded replicated incremental idempotent stale eager lazy bounded unbounded immutable versioned nightly
  regional global local remote shared private encrypted compressed columnar sparse dense noisy silent flaky steady
  legacy modern portable embedded distributed transactional asynchronous streaming offline adaptive greedy fair
  deterministic reproducible observable measured typed generic nested flat tiny oversized forgotten careful
`);

export const verbs: Words = words(`
  drops rebuilds compacts forwards rejects buffers replays samples merges splits renames encodes validates signs
  evicts promotes drains throttles mirrors schedules restores deduplicates partitions annotates compresses serves
  inspects batches reorders snapshots retires
`);

export const adverbs: Words = phrases(`
  quietly | eventually | twice | lazily | immediately | slowly | reliably | rarely | at once | by default | in order
  | without waiting | within a second
`);

export const places: Words = phrases(`
  in production | behind the load balancer | during a deploy | on the slowest phone | at the edge | in a single region
  | on a quiet Sunday | under memory pressure | before the first request | after the nightly job | in the test suite
  | across three data centers | between two releases | while the old path still runs | on every pull request
`);

export const openings: Words = phrases(`
  At first, | In practice, | A year later, | To our surprise, | Most of the time, | In the end, | Before that,
  | Once in a while, | For the first month, | With hindsight, | On paper, | Last winter,
`);

export const people: Words = phrases(`
  we | the platform team | two engineers | our reviewers | the on-call engineer | a handful of users | the designers
  | the data scientists | everyone in the room | nobody
`);

export const deeds: Words = phrases(`
  measured | rewrote | deleted | documented | blamed | trusted | benchmarked | feature-flagged | reviewed | shipped
  | reverted | drew a diagram of | renamed | stopped using | argued about
`);

export const durations: Words = phrases(`
  two days | a whole quarter | six weeks | an afternoon | eleven minutes | a release or two | most of a sprint
`);

export const units: Words = words('milliseconds requests megabytes rows shards builds errors pages events');

/** The categories of a generated site, the most used first. */
export const categories: Words = phrases(`
  Infrastructure | Data | Web | Backend | Mobile | Machine Learning | Developer Experience | Security | Culture
  | Open Source | Design | Reliability
`);

export const authors: Words = phrases(`
  Platform Team | Storage Team | Web Team | Mobile Team | Data Team | Build Desk | Reliability Desk | Design Desk
`);

function words(text: string): Words {
  return atLeastOne(text.trim().split(/\s+/));
}

function phrases(text: string): Words {
  return atLeastOne(text.split('|').map((phrase) => phrase.trim().replaceAll(/\s+/g, ' ')));
}

function atLeastOne([first, ...others]: readonly string[]): Words {
  if (first === undefined) throw new TypeError('A list of words is empty.');
  return [first, ...others];
}
