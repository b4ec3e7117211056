import type { CreatedToken } from '@team-selector/client';

/** Questions that a token may ask, by the ability that each needs. */
const QUESTIONS = [
  ['teams:read', '/api/calcom/teams'],
  ['bookings:read', '/api/bookings'],
  ['calls:read', '/api/retell/calls'],
  ['status:read', '/api/status'],
] as const;

/** Asks who the token speaks for, which every token may. */
const FOR_ALL = '/api/auth/me';

/** A line for a terminal that asks something the token may ask. Double quotes are taken by every shell. */
export function curlLine({ token, abilities }: Pick<CreatedToken, 'token' | 'abilities'>, origin: string): string {
  const allowed = QUESTIONS.find(([ability]) => abilities.includes('*') || abilities.includes(ability));
  return `curl -H "Authorization: Bearer ${token}" ${origin}${allowed?.[1] ?? FOR_ALL}`;
}
