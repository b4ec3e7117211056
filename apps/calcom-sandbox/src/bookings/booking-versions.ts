import { OLDEST_VERSIONS } from '../http/versions';
import type { ApiVersion } from '../http/versions';
import { ApiError } from '../http/errors';

/** Both have the same bodies; they differ in the error for a taken slot. */
export const BOOKING_VERSIONS: readonly ApiVersion[] = ['2024-08-13', '2026-02-25'];

/** Cal.com still serves the first contract on these paths; the sandbox refuses it. */
export const WITH_OLDEST: readonly ApiVersion[] = [...OLDEST_VERSIONS, ...BOOKING_VERSIONS];

/** @throws ApiError 501 for the first contract. */
export function refuseOldest(version: ApiVersion): void {
  if (!OLDEST_VERSIONS.includes(version)) return;
  throw new ApiError(501, 'NotImplementedException', 'The sandbox does not speak version 2024-04-15 of bookings.');
}
