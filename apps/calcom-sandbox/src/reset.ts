import type { Workings } from './http/serve';

const RESETS = {
  catalog: ({ store }: Workings) => store.resetCatalog(),
  bookings: ({ store }: Workings) => store.resetBookings(),
  faults: ({ faults }: Workings) => faults.reset(),
  calls: ({ calls }: Workings) => calls.reset(),
  rateLimit: ({ rateLimit }: Workings) => rateLimit.reset(),
  clock: ({ clock }: Workings) => clock.moveTo(null),
};

export type ResetPart = keyof typeof RESETS;
export const RESET_PARTS = Object.keys(RESETS) as ResetPart[];

/** Back to the start, in whole or in the parts that are named. */
export function reset(workings: Workings, parts: readonly ResetPart[] = RESET_PARTS): void {
  for (const part of parts) RESETS[part](workings);
}
