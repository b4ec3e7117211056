const { TEST_EFFORT = 'quick', TEST_SEED } = process.env;

/** Runs of each property test, when `TEST_EFFORT` is a number. */
const NAMED_RUNS = /^[1-9]\d*$/.test(TEST_EFFORT) ? Number(TEST_EFFORT) : undefined;

if (!['quick', 'full'].includes(TEST_EFFORT) && NAMED_RUNS === undefined)
  throw new Error(`TEST_EFFORT must be quick, full, or a number of runs such as 20000, not "${TEST_EFFORT}"`);

/**
 * `TEST_EFFORT`: `quick` for each change, `full` before a release, or a number: full, with this many runs of each property
 * test. Quick tests catch the same planted mistakes.
 */
export const isQuick = TEST_EFFORT === 'quick';

/** How many runs a property test has. */
export const runsOf = ({ quick, full }: { quick: number; full: number }): number =>
  NAMED_RUNS ?? (isQuick ? quick : full);

/**
 * The seed of all random choices, from `TEST_SEED`. A run sets it to another number each day, so that quick runs cover in
 * a week what one of them leaves out; naming it repeats a run. Tests outside of such a run always have the same seed.
 */
export const seed = Number(TEST_SEED || 1);
