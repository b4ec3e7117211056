import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** Polls until the result is truthy. @throws Error at the deadline. */
export async function eventually(what, poll, withinMs = 10_000) {
  for (const deadline = Date.now() + withinMs; ;) {
    const result = await poll();
    if (result) return result;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(POLL_MS);
  }
}
