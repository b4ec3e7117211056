import type { Call } from '@team-selector/client';

/** When a call began; if Retell has not reported that, when its first function was called. */
export const beganAt = ({ started_at, functions }: Pick<Call, 'started_at' | 'functions'>): string | undefined =>
  started_at ?? functions[0]?.at;
