import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** Polls until a result is truthy, for effects that no event announces. @throws Error at the deadline. */
export async function eventually<T>(
  what: string,
  poll: () => T | Promise<T>,
  withinMs = 60_000,
): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + withinMs; ;) {
    const result = await poll();
    if (result) return result as NonNullable<T>;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(POLL_MS);
  }
}
