import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;

/** Asks until the answer is truthy. @throws Error at the deadline. */
export async function eventually(what, ask, withinMs = 10_000) {
  for (const deadline = Date.now() + withinMs; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(POLL_MS);
  }
}
