import { type FieldProblem, invalid } from '@app/common';
import { readEmail, readPhoneNumber } from '@app/speech';

/** The attendee, as sent to Cal.com. */
export interface Attendee {
  name: string;
  email?: string;
  /** E.164. */
  phoneNumber?: string;
  /** The number was not given: it is the one that the call came from. */
  isCallersNumber?: boolean;
  /** IANA. */
  timezone: string;
  /** ISO 639-1. */
  language: string;
}

interface Defaults {
  /** E.164: the number that the call came from. */
  callersNumber?: string;
  /** ISO 3166-1: whose phone numbers need no country code. */
  country?: string;
  /** IANA. */
  timezone: string;
  /** ISO 639-1. */
  language: string;
}

interface Given {
  attendee: { name: string; email?: string; phone_number?: string; timezone?: string; language?: string };
  /** Every form asks for the contacts as well, so they may be among the answers. */
  answers?: Record<string, unknown>;
}

/**
 * The attendee with the phone number in E.164 and the bare e-mail address. Placeholders ("none", a withheld number)
 * count as not given.
 * @throws AppError 400 naming `attendee.email` or `attendee.phone_number`, with what is wrong and the wanted form.
 */
export function readAttendee(
  { attendee: given, answers = {} }: Given,
  { country, timezone, language, callersNumber }: Defaults,
): Attendee {
  const email = readEmail(given.email ?? textOf(answers.email));
  const phone = readPhoneNumber(given.phone_number ?? textOf(answers.attendeePhoneNumber), country);
  const problems: FieldProblem[] = [];
  if (email.kind === 'unusable') problems.push({ field: 'attendee.email', message: email.why });
  if (phone.kind === 'unusable') problems.push({ field: 'attendee.phone_number', message: phone.why });
  if (problems.length > 0) throw invalid(...problems);
  return {
    name: given.name.trim(),
    ...(email.kind === 'given' ? { email: email.value } : {}),
    ...(phone.kind === 'given' ? { phoneNumber: phone.value } : {}),
    ...(phone.kind === 'given' && phone.value === callersNumber ? { isCallersNumber: true } : {}),
    timezone: given.timezone ?? timezone,
    language: given.language ?? language,
  };
}

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '');
