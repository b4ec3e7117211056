import { plainToInstance } from 'class-transformer';
import { FromDigits, isRecord } from '@app/common';
import { readPhoneNumber } from '@app/speech';
import { type Arguments, pick } from './arguments';
import type { Conversation } from '../conversation';
import { zoneIn } from './naming-arguments';

/** The numbers in a booking's arguments, which a model may put in quotes. */
class BookNumbers {
  @FromDigits()
  team_id?: unknown;

  @FromDigits()
  event_type_id?: unknown;

  @FromDigits()
  duration?: unknown;
}

const BOOK_FIELDS = ['team_id', 'event_type_id', 'start', 'slot_id', 'duration', 'notes', 'metadata'];
const NUMBERS = ['team_id', 'event_type_id', 'duration'];
const FLAT_FIELDS = ['name', 'email', 'phone_number', 'timezone'];
const ATTENDEE_FIELDS = ['name', 'email', 'phone_number', 'timezone', 'language'];
/** More than any form asks. */
const MAX_ANSWERS = 100;
/** The parts of a slot_id: a model tends to repeat them, and the id takes precedence. */
const IN_SLOT_ID = ['team_id', 'event_type_id', 'start', 'duration'];

/**
 * A booking's body from an agent's arguments. The attendee may be an object of its own or flat arguments, which a model
 * fills more reliably; the caller's number is the default contact.
 */
export function bookArguments(
  args: Arguments,
  callerNumber: string | undefined,
  source?: Conversation['source'],
): Arguments {
  const flat = pick({ ...withContacts(args), timezone: zoneIn(args) }, FLAT_FIELDS);
  const own = isRecord(args.attendee) ? pick(withContacts(args.attendee), ATTENDEE_FIELDS) : {};
  const attendee = withNumber({ ...flat, ...own }, callerNumber);
  const ignored = args.slot_id === undefined ? [] : IN_SLOT_ID;
  const given = pick(
    args,
    BOOK_FIELDS.filter((field) => !ignored.includes(field)),
  );
  const numbers = plainToInstance(BookNumbers, pick(given, NUMBERS));
  // Models tend to pass answers as arguments of their own; programs are taken at their word.
  const answers = source === 'api' ? args.answers : answersIn({ ...args, ...answersBySlug(args.answers) });
  const place = pick({ location: placeIn(args.location) }, ['location']);
  return { ...given, ...pick({ ...numbers }, NUMBERS), ...place, ...pick({ answers }, ['answers']), attendee };
}

/** A number may have either name, may be written as one, and a contact may come as a list of one. */
function withContacts(args: Arguments): Arguments {
  const { phone_number: first, phone: second, email } = args;
  const phone = single(first ?? second);
  return { ...args, email: single(email), phone_number: typeof phone === 'number' ? String(phone) : phone };
}

const single = (value: unknown): unknown => (Array.isArray(value) && value.length === 1 ? value[0] : value);

/** The answers as an object; a model may write it as a text, or as a list of pairs. */
function answersBySlug(answers: unknown): Arguments {
  if (typeof answers === 'string') return answersBySlug(parsed(answers));
  if (!Array.isArray(answers)) return isRecord(answers) ? answers : {};
  const pairs = answers
    .filter(isRecord)
    .map((item) => [item.slug ?? item.field ?? item.name, item.value ?? item.answer]);
  return Object.fromEntries(pairs.filter(([slug]) => typeof slug === 'string')) as Arguments;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Uses the caller's own number if none, or only a placeholder, was given. */
function withNumber(attendee: Arguments, callerNumber: string | undefined): Arguments {
  const { phone_number: phone, ...others } = attendee;
  const isGiven = phone !== undefined && !(typeof phone === 'string' && readPhoneNumber(phone).kind === 'none');
  if (isGiven) return attendee;
  return callerNumber === undefined ? others : { ...others, phone_number: callerNumber };
}

/** Any argument may be the answer to a question of the service, by its slug; which ones are, is known with the service. */
function answersIn(args: Arguments): Arguments {
  const entries = Object.entries(args).filter(([, value]) => isAnswer(value));
  return Object.fromEntries(entries.slice(0, MAX_ANSWERS));
}

const isAnswer = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string')) ||
  (isRecord(value) && Object.values(value).every((part) => typeof part !== 'object'));

/** One word for the place, which a model fills more reliably than an object. */
function placeIn(location: unknown): Arguments | undefined {
  if (typeof location === 'string') return { type: location };
  if (!isRecord(location)) return undefined;
  // As Cal.com writes it, the value has the name of what it is.
  const { value = location.phone ?? location.address ?? location.location ?? location.integration } = location;
  return pick({ ...location, value }, ['type', 'value']);
}
