/** A process at work on a run shows so often that it lives, in milliseconds. */
export const BEAT_EVERY_MS = 10_000;
/** Seconds without a heartbeat after which the run's process counts as dead. */
export const LEASE_SECONDS = 30;
/** Progress is written so often at most, in milliseconds, */
export const PROGRESS_EVERY_MS = 1000;
/** and in steps of this part of the whole. */
export const PROGRESS_STEP = 0.2;

/** SQL: whether the process at work on a run has shown for so long no sign of life that it counts as dead. */
export const IS_DEAD = `(status = 'running' and beat_at < now() - interval '${LEASE_SECONDS} seconds')`;
