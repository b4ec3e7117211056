const { CI, TEST_EFFORT = CI === 'true' ? 'full' : 'quick', TEST_SEED } = process.env;

/** Of what is tried at random, when `TEST_EFFORT` is a number. */
const NAMED_RUNS = /^[1-9]\d*$/.test(TEST_EFFORT) ? Number(TEST_EFFORT) : undefined;

if (!['quick', 'full'].includes(TEST_EFFORT) && NAMED_RUNS === undefined)
  throw new Error(`TEST_EFFORT must be quick, full, or a number of runs such as 20000, not "${TEST_EFFORT}"`);

/**
 * `TEST_EFFORT`: `quick` while at work, `full` before a change lands (so it is with `CI=true`), or a number: as full, and
 * so many runs of whatever is tried at random. Quick tests catch the same planted mistakes.
 */
export const isQuick = TEST_EFFORT === 'quick';

/** How often something is tried at random. */
export const runsOf = ({ quick, full }: { quick: number; full: number }): number =>
  NAMED_RUNS ?? (isQuick ? quick : full);

/**
 * What is chosen at random follows from `TEST_SEED`. Each run sets it, to another number each day: so quick runs see in a
 * week what one of them leaves out. Naming it repeats a run. Without a run around them, tests choose the same each time.
 */
export const seed = Number(TEST_SEED || 1);
