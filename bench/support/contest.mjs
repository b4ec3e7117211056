import { spread, shuffled } from '../statistics.mjs';

/**
 * Visits every contestant once in each round, in random order, so that other load on the machine hits all alike.
 * @param visit measures one contestant: an object of figures, `requests_per_second` among them.
 * @returns the figures of the rounds after the warm-ups, by name.
 */
export async function contest(contestants, { rounds, warmUps }, visit) {
  const names = Object.keys(contestants);
  const seen = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUps; round < rounds; round++) {
    for (const name of shuffled(names)) {
      const measured = await visit(contestants[name]);
      if (round >= 0) seen[name].push(measured);
    }
  }
  return seen;
}

/** How much faster one contestant is than another, round by round. */
export const ratioIn = (seen) => (ours, theirs) =>
  spread(seen[ours].map((measured, round) => measured.requests_per_second / seen[theirs][round].requests_per_second));
