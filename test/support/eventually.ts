import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** Asks until the answer is truthy. For what happens elsewhere, in its own time. @throws Error at the deadline. */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  withinMs = 60_000,
): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + withinMs; ;) {
    const answer = await ask();
    if (answer) return answer as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(POLL_MS);
  }
}
