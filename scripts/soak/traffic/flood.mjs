import { setTimeout as pause } from 'node:timers/promises';
import { availability } from './questions.mjs';

const LANES = 6;
/** One company asks as much as it can for so long, and then rests as long. */
const PERIOD_MS = 12_000;

/** Whether the flood is on, by the clock of `performance.now()`; the rest is the control. */
export const isFlooded = (begun, at) => Math.floor((at - begun) / PERIOD_MS) % 2 === 1;

/** One company asks for availability without a pause, every other period. */
export async function flood({ apis }, http, random, company, begun, until) {
  const lane = async () => {
    while (performance.now() < until) {
      if (isFlooded(begun, performance.now()))
        await http.send(random.pick(apis), company, 'flood', availability(company, random));
      else await pause(100);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
