import { setTimeout as pause } from 'node:timers/promises';

/** Key of the advisory lock that lets one process migrate at a time: any number that no other program uses. */
const MIGRATION_LOCK = 7_301_154_227;
/**
 * Whoever waits for a lock of a table holds up all who come after: rather no lock than a long queue, and another try.
 * Statements of the service are much shorter; a dump, or somebody's open transaction, is not.
 */
export const LOCK_TIMEOUT = '2s';

const LOOK_EVERY_MS = 200;
/** SQLSTATE of a lock that could not be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';
const TRIES = 30;
const TRY_AGAIN_MS = 1000;

/**
 * Takes the lock, which the session keeps. Looks for it again and again instead of waiting within a statement: that would
 * hold a snapshot, and an index that is built concurrently waits until no older snapshot is left. Both would wait for ever.
 */
export async function oneAtATime(query: (sql: string) => Promise<object[]>): Promise<void> {
  for (;;) {
    const [row] = (await query(`select pg_try_advisory_lock(${MIGRATION_LOCK}) as taken`)) as { taken: boolean }[];
    if (row?.taken) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** Works until no lock is missing. */
export async function untilLocksAreFree(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (sqlStateOf(error) !== LOCK_NOT_AVAILABLE || tries === TRIES) throw error;
      await pause(TRY_AGAIN_MS);
    }
  }
}

const sqlStateOf = (error: unknown): unknown => (error as { code?: unknown }).code;
