/** A voice that speaks more often is not listened to, in milliseconds. */
const PAUSE_MS = 5000;

/**
 * Milliseconds until something may be said again.
 * @param saidAt when something was said before, in milliseconds since 1970; undefined: nothing was.
 */
export const waitBeforeSaying = (saidAt: number | undefined, now: number): number =>
  saidAt === undefined ? 0 : Math.max(0, saidAt + PAUSE_MS - now);
