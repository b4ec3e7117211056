import type { SandboxState } from './http/serve';

const RESETS = {
  catalog: ({ store }: SandboxState) => store.resetCatalog(),
  bookings: ({ store }: SandboxState) => store.resetBookings(),
  faults: ({ faults }: SandboxState) => faults.reset(),
  calls: ({ calls }: SandboxState) => calls.reset(),
  rateLimit: ({ rateLimit }: SandboxState) => rateLimit.reset(),
  webhooks: ({ store, webhooks }: SandboxState) => {
    store.webhooks = [];
    webhooks.reset();
  },
  clock: ({ clock }: SandboxState) => clock.moveTo(null),
};

export type ResetPart = keyof typeof RESETS;
export const RESET_PARTS = Object.keys(RESETS) as ResetPart[];

/** Resets the named parts to the start; without names, all. */
export function reset(state: SandboxState, parts: readonly ResetPart[] = RESET_PARTS): void {
  for (const part of parts) RESETS[part](state);
}
