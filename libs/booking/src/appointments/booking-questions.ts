import { AppError, type FieldProblem, invalid } from '@app/common';
import type { BookingField } from '@app/calcom-client';
import type { EventTypeCopy } from '@app/event-types';
import type { AttendeeDto, BookDto } from './booking.dto';

/** Questions whose answers are other fields of the request, or that Cal.com answers itself. */
const ANSWERED_ELSEWHERE = ['name', 'email', 'attendeePhoneNumber', 'title', 'location', 'guests', 'rescheduleReason'];

/**
 * The answers to an event type's own questions, by slug.
 * @throws AppError 400 naming the field that the event type requires, 422 `event_type_unsupported` when it requires an
 *   answer that no field of the request holds.
 */
export function answersTo(eventType: EventTypeCopy, body: Pick<BookDto, 'attendee' | 'notes'>): Record<string, string> {
  const demanded = eventType.bookingFields.filter(({ required, hidden }) => required && !hidden);
  checkContact(body.attendee, demanded);
  const answers = new Map(body.notes ? [['notes', body.notes]] : []);
  for (const { slug, type } of demanded) {
    if (ANSWERED_ELSEWHERE.includes(type) || answers.has(slug)) continue;
    if (slug === 'notes') throw invalid({ field: 'notes', message: 'is required for this event type' });
    if (type !== 'phone' || !body.attendee.phone_number) throw unsupported(slug);
    answers.set(slug, body.attendee.phone_number);
  }
  return Object.fromEntries(answers);
}

function checkContact({ email, phone_number }: AttendeeDto, demanded: readonly BookingField[]): void {
  const demands = (...types: string[]): boolean => demanded.some(({ type }) => types.includes(type));
  const problems: FieldProblem[] = [];
  if (!email && demands('email'))
    problems.push({ field: 'attendee.email', message: 'is required for this event type' });
  if (!phone_number && demands('attendeePhoneNumber', 'phone'))
    problems.push({ field: 'attendee.phone_number', message: 'is required for this event type' });
  if (problems.length === 0 && !email && !phone_number)
    problems.push({ field: 'attendee', message: 'needs an email or a phone_number' });
  if (problems.length > 0) throw invalid(...problems);
}

const unsupported = (slug: string): AppError =>
  new AppError('event_type_unsupported', {
    message: `This event type asks "${slug}", which cannot be answered here; book it at Cal.com, or make the question optional there`,
    details: { question: slug },
  });
