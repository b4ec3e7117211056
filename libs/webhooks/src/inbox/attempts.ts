/** Seconds after which an attempt that has not ended counts as lost: longer than a few calls of Cal.com take. */
export const ATTEMPT_SECONDS = 60;

/** Seconds until an event is handled again, by the number of attempts so far. Then a comparison has to find it. */
const RETRY_AFTER = [2, 3, 5, 10, 30, 60, 120, 300, 900, 1800] as const;

export const retryAfter = (attempts: number): number | undefined => RETRY_AFTER[attempts - 1];
