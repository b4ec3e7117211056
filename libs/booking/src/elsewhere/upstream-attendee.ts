import type { CalcomBooking } from '@app/calcom-client';
import { canonicalTimezone } from '@app/common';
import { isMadeOfNumber } from '../appointments/own-address';
import type { Attendee } from '../fields/attendee';

/** The first attendee of a booking that was made at Cal.com itself. */
export function attendeeOf(
  { attendees: [attendee] }: CalcomBooking,
  defaults: Pick<Attendee, 'timezone' | 'language'>,
): Attendee {
  const email = attendee?.email !== undefined && !isMadeOfNumber(attendee.email) ? attendee.email : undefined;
  return {
    name: attendee?.name ?? '',
    ...(email === undefined ? {} : { email }),
    ...(attendee?.phoneNumber === undefined ? {} : { phoneNumber: attendee.phoneNumber }),
    timezone: canonicalTimezone(attendee?.timeZone ?? '') ?? defaults.timezone,
    language: attendee?.language ?? defaults.language,
  };
}
