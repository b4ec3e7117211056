import { setTimeout as pause } from 'node:timers/promises';
import { appointmentsNow, openOf } from './checks/appointments.mjs';

/** What Cal.com never answered is given up after 130 seconds by the reconciler. */
const WITHIN_MS = 300_000;
const POLL_MS = 2000;
/** Circuits close, caches that outlived a fault expire, pools shrink. */
const COOLING_MS = 15_000;

/** Waits until nothing is being settled any more. @returns the seconds that took. */
export async function comeToRest(installation, print) {
  const begun = performance.now();
  let before;
  for (;;) {
    const { rows } = await appointmentsNow(installation);
    const open = openOf(rows);
    if (open !== before) print(`  ${open} appointments are being settled`);
    before = open;
    if (open === 0 || performance.now() - begun > WITHIN_MS) break;
    await pause(POLL_MS);
  }
  await pause(COOLING_MS);
  return Math.round((performance.now() - begun) / 1000);
}
