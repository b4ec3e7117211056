import { badRequest } from '../http/errors';
import type { Attendee, EventType } from '../model';
import type { AttendeeInput } from './attendee.input';

/** The attendee to store: without an email, or where it is hidden, the phone number makes one up. */
export function resolveAttendee(eventType: EventType, input: AttendeeInput): Attendee {
  const { name, email, phoneNumber, timeZone, language = 'en' } = input;
  if (!email && !phoneNumber) {
    throw badRequest('Attendee must have at least one contact method (email or phone number)');
  }
  const field = (slug: string) => eventType.bookingFields.find((candidate) => candidate.slug === slug);
  if (field('attendeePhoneNumber')?.required && !phoneNumber) {
    throw badRequest(
      'Missing attendee phone number - it is required by the event type. Pass it as "attendee.phoneNumber" in the request.',
    );
  }
  if (field('email')?.required && !email) {
    throw badRequest(
      'Missing attendee email - it is required by the event type. Pass it as "attendee.email" in the request.',
    );
  }
  const placeholder = `${phoneNumber?.replace(/\D/g, '')}@sms.cal.com`;
  const address = email && !(field('email')?.hidden && phoneNumber) ? email : placeholder;
  return { name, email: address, timeZone, language, ...(phoneNumber && { phoneNumber }) };
}
