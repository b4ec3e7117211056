import { OLDEST_VERSIONS } from '../http/versions';
import type { ApiVersion } from '../http/versions';
import { ApiError } from '../http/errors';

/** Same bodies in both; they differ in how a taken slot is refused. */
export const BOOKING_VERSIONS: readonly ApiVersion[] = ['2024-08-13', '2026-02-25'];

/** Cal.com still routes the first contract here, the sandbox only knows that it is another one. */
export const WITH_OLDEST: readonly ApiVersion[] = [...OLDEST_VERSIONS, ...BOOKING_VERSIONS];

export function refuseOldest(version: ApiVersion): void {
  if (!OLDEST_VERSIONS.includes(version)) return;
  throw new ApiError(501, 'NotImplementedException', 'The sandbox does not speak version 2024-04-15 of bookings.');
}
