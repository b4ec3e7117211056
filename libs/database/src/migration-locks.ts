import { setTimeout as pause } from 'node:timers/promises';

/** Key of the advisory lock that lets one process migrate at a time: any number that no other program uses. */
const MIGRATION_LOCK = 7_301_154_227;
/**
 * A session that waits for a table lock blocks all later ones: the migration gives up instead of causing a long queue,
 * and retries. The service's statements are much shorter than this; a dump or another open transaction is not.
 */
export const LOCK_TIMEOUT = '2s';

const LOOK_EVERY_MS = 200;
/** SQLSTATE `lock_not_available`: the lock timeout has passed. */
const LOCK_NOT_AVAILABLE = '55P03';
const TRIES = 30;
const TRY_AGAIN_MS = 1000;

/**
 * Takes the lock for the session. Polls instead of waiting within a statement: that would hold a snapshot, and a
 * concurrent index build waits until no older snapshot is left, so both would wait forever.
 */
export async function oneAtATime(query: (sql: string) => Promise<object[]>): Promise<void> {
  for (;;) {
    const [row] = (await query(`select pg_try_advisory_lock(${MIGRATION_LOCK}) as taken`)) as { taken: boolean }[];
    if (row?.taken) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** Repeats the work until it gets all its locks. */
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
