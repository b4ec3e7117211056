import { setTimeout as pause } from 'node:timers/promises';
import { FAULTS } from './faults.mjs';

/** Between the end of one fault and the next: three to four a minute together with what they take. */
const REST_MS = [6000, 14_000];

const WEIGHTS = Object.fromEntries(Object.entries(FAULTS).map(([kind, { weight }]) => [kind, weight]));

/**
 * Injects one fault after another until the time is over, and lets the last one end.
 * @param until on the clock of `performance.now()`.
 */
export async function injectFaults(installation, random, outages, until, print) {
  for (;;) {
    await pause(Math.min(random.between(...REST_MS), Math.max(0, until - performance.now())));
    if (performance.now() >= until) return;
    const kind = random.pickByWeight(WEIGHTS);
    const { chooses, tells, run } = FAULTS[kind];
    const service = chooses?.(installation, random);
    const detail = service?.name ?? tells?.(random);
    print(`  ${kind}${detail === undefined ? '' : `: ${detail}`}`);
    const outage = outages.begin(kind, detail, service?.name);
    await run(installation, random, service, detail);
    outages.end(outage);
  }
}
