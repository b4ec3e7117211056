export { createSandbox } from './sandbox';
export type { Sandbox, SandboxOptions } from './sandbox';
export type * from './model';
export type { CallRecord } from './http/calls';
export type { Fault } from './http/faults';
export { defaultSeed, mergeSeeds } from './seed/default-seed';
export { eventType, fieldsWith, host, hoursOn, team } from './seed/builders';
export { PRAXIS_KEY } from './seed/praxis';
export { SALON_KEY } from './seed/salon';
