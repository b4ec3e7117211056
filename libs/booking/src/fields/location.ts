import type { EventTypeLocation, NewLocation } from '@app/calcom-client';
import { type FieldProblem, invalid } from '@app/common';
import { type EventTypeCopy, locationLabel } from '@app/event-types';
import { readPhoneNumber } from '@app/speech';
import type { Attendee } from './attendee';
import type { FieldContext } from './field-context';

/** Where a booking takes place, as it is stored and told. */
export interface BookingLocation {
  type: string;
  value?: string;
}

export interface ChosenLocation {
  /** Absent: the event type has one place, which Cal.com chooses itself. */
  sent?: NewLocation;
  /** Null where the event type names no place. */
  stored: BookingLocation | null;
}

/** Places of which the attendee gives more than the type. */
const ATTENDEES_PLACES = ['attendeePhone', 'attendeeAddress', 'attendeeDefined'];
const MAX_LENGTH = 500;

/**
 * The place of a booking. An event type with one place needs no choice; of several, the request names one by its type,
 * or as `locations` of the event type call it.
 * @param requested `value`: the number, address or place of the attendee, or which of several of one type.
 * @throws AppError 400 naming `location`, `location.type` or `location.value`; or `attendee.phone_number`, which serves
 *   where the host calls the attendee.
 */
export function locationFor(
  eventType: Pick<EventTypeCopy, 'locations'>,
  attendee: Attendee,
  requested: BookingLocation | undefined,
  context: FieldContext,
): ChosenLocation {
  const offered = choosable(eventType.locations);
  const { place, value } = requested
    ? chosen(offered, requested, context)
    : { place: only(offered, context), value: undefined };
  if (!place) return { stored: null };
  if (ATTENDEES_PLACES.includes(place.type)) return attendeesPlace(place.type, value, attendee, context);
  const stored = { type: place.type, ...(place.value ? { value: place.value } : {}) };
  if (!requested || offered.length === 1) return { stored };
  return { stored, sent: sentFor(place) };
}

const nameOf = ({ type, value }: EventTypeLocation): string => (type === 'integration' ? `${type} ${value}` : type);

/** The first of each type, since Cal.com takes only the type, except for integrations. Omits `unknown` ones. */
function choosable(locations: readonly EventTypeLocation[]): EventTypeLocation[] {
  const first = new Map(locations.toReversed().map((location) => [nameOf(location), location]));
  return locations.filter((location) => location.type !== 'unknown' && first.get(nameOf(location)) === location);
}

function only(offered: readonly EventTypeLocation[], context: FieldContext): EventTypeLocation | undefined {
  if (offered.length > 1) throw invalid(choiceOf(offered, 'location', 'is required', context));
  return offered[0];
}

function chosen(offered: readonly EventTypeLocation[], { type, value }: BookingLocation, context: FieldContext) {
  const called = offered.filter((place) => isCalled(place, type, context));
  const named = called.length > 0 ? called : meant(offered, type, context);
  const exact = value === undefined ? named : named.filter((place) => isCalled(place, value, context));
  const place = exact[0] ?? named[0];
  const isAttendees = place !== undefined && ATTENDEES_PLACES.includes(place.type);
  const [single] = offered;
  // A person who is asked for the address says the address, not the type of place.
  if (!place && context.isSpoken && offered.length === 1 && single && ATTENDEES_PLACES.includes(single.type))
    return { place: single, value: value ?? type };
  if (!place) throw invalid(choiceOf(offered, 'location.type', 'is not offered by this event type', context));
  if (isAttendees) return { place, value };
  if (exact.length === 0)
    throw invalid(choiceOf(named, 'location.value', 'is not offered by this event type', context));
  if (exact.length > 1) throw invalid(choiceOf(named, 'location.value', 'is required', context));
  return { place, value: undefined };
}

const plain = (text: string): string => text.trim().toLowerCase();

/** Colloquial names of the types of places. */
const KINDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(by |over the |per |am )?(tele)?(phone|fon)(isch)?( call|anruf)?$|^(an)?ruf$|^call$/i, ['attendeePhone', 'phone']],
  [
    /^((per|by|als) )?(online|video)(-| )?(call|chat|konferenz|anruf|gespräch|termin|meeting)?$/i,
    ['integration', 'link', 'organizersDefaultApp'],
  ],
  [/^(vor ort|in person|persönlich|on site|im (laden|salon|studio)|in der praxis)$/i, ['address']],
];

/** The only place of the type that a person names colloquially; empty if there are several or none. */
function meant(offered: readonly EventTypeLocation[], said: string, { isSpoken }: FieldContext): EventTypeLocation[] {
  const types = isSpoken ? (KINDS.find(([words]) => words.test(said.trim()))?.[1] ?? []) : [];
  const places = offered.filter(({ type }) => types.includes(type));
  return places.length === 1 ? places : [];
}

function isCalled(place: EventTypeLocation, name: string, { locale }: FieldContext): boolean {
  const names = [place.type, locationLabel(place, locale), ...(place.value === null ? [] : [place.value])];
  return names.some((known) => plain(known) === plain(name));
}

function attendeesPlace(
  type: string,
  value: string | undefined,
  attendee: Attendee,
  { country }: FieldContext,
): ChosenLocation {
  if (type === 'attendeePhone') {
    const reading = readPhoneNumber(value ?? '', country);
    if (reading.kind === 'unusable') throw invalid({ field: 'location.value', message: reading.why });
    const phone = reading.kind === 'given' ? reading.value : attendee.phoneNumber;
    if (phone === undefined)
      throw invalid({ field: 'attendee.phone_number', message: 'is required: the appointment is a phone call' });
    return { sent: { type, phone }, stored: { type, value: phone } };
  }
  const place = value?.trim() ?? '';
  if (place === '')
    throw invalid({ field: 'location.value', message: 'is required: where the appointment takes place' });
  if (place.length > MAX_LENGTH)
    throw invalid({ field: 'location.value', message: `must have at most ${MAX_LENGTH} characters` });
  const sent: NewLocation =
    type === 'attendeeAddress' ? { type, address: place } : { type: 'attendeeDefined', location: place };
  return { sent, stored: { type, value: place } };
}

function sentFor({ type, value }: EventTypeLocation): NewLocation {
  if (type === 'integration' && value !== null) return { type, integration: value };
  return { type: type as 'address' | 'link' | 'phone' | 'organizersDefaultApp' };
}

function choiceOf(
  offered: readonly EventTypeLocation[],
  field: string,
  message: string,
  { locale }: FieldContext,
): FieldProblem {
  const options = offered.map((place) => locationLabel(place, locale));
  const types = offered.map(({ type }, at) => (options[at] === type ? type : `${type} (${options[at]})`));
  return { field, message: options.length > 0 ? `${message}; offered are ${types.join(', ')}` : message, options };
}
