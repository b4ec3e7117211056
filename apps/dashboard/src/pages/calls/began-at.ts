import type { Call } from '@team-selector/client';

/** When a call began, as far as anybody has told: without Retell's word for it, when its first function was called. */
export const beganAt = ({ started_at, functions }: Pick<Call, 'started_at' | 'functions'>): string | undefined =>
  started_at ?? functions[0]?.at;
