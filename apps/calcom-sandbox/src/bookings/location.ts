import { isPhoneNumber } from 'class-validator';
import { badRequest } from '../http/errors';
import type { EventType } from '../model';

/** Where a booking takes place: as text, and as Cal.com keeps the answer to that question. */
export interface BookingLocation {
  text: string;
  response: { value: string; optionValue: string };
}

type Location = Record<string, unknown>;

/** What the attendee has to say for these types, and Cal.com's own name for them. */
const BY_ATTENDEE: Record<string, { field: string; value: string }> = {
  attendeePhone: { field: 'phone', value: 'phone' },
  attendeeAddress: { field: 'address', value: 'attendeeInPerson' },
  attendeeDefined: { field: 'location', value: 'somewhereElse' },
};

/** Those that the organizer has defined. */
const BY_ORGANIZER: Record<string, string> = {
  address: 'inPerson',
  link: 'link',
  phone: 'userPhone',
  organizersDefaultApp: 'conferencing',
};

const VIDEO_ROOM = 'integrations:daily';

/** The place as a booking shows it: a video room has an address of its own by then. */
export const placeOf = (text: string, uid: string) => (text === VIDEO_ROOM ? `https://app.cal.com/video/${uid}` : text);

/**
 * The requested place, else the event type's first that needs nothing from the attendee, else a video room.
 * @throws ApiError 400 for one that is not offered or not complete
 */
export function resolveLocation({ id, locations }: EventType, requested: Location | undefined): BookingLocation {
  if (!requested) {
    const [first] = locations;
    return first && !BY_ATTENDEE[first.type] ? byOrganizer(first) : { text: VIDEO_ROOM, response: answer(VIDEO_ROOM) };
  }
  const type = String(requested['type']);
  const offered = locations.filter((location) => location.type === type);
  const [first] = offered;
  if (!first) {
    throw badRequest(
      `Booking location with type ${type} not valid for event type with id=${id}. The event type has following location types: ${locations.map((location) => location.type).join(', ')}, and only these types are allowed for booking location.`,
    );
  }
  const part = BY_ATTENDEE[type];
  if (part) return byAttendee(part, requested);
  if (type !== 'integration') return byOrganizer(first);
  const named = offered.find(({ integration }) => integration === requested['integration']);
  if (named) return byOrganizer(named);
  throw badRequest(
    `Booking location with integration ${String(requested['integration'])} not valid for event type with id=${id}. The event type has following integrations: ${offered.map(({ integration }) => String(integration)).join(', ')}, and only these integrations are allowed for booking location.`,
  );
}

const answer = (value: string, optionValue = '') => ({ value, optionValue });

function byAttendee({ field, value }: { field: string; value: string }, requested: Location): BookingLocation {
  const given = requested[field];
  const isRight = typeof given === 'string' && given !== '' && (field !== 'phone' || isPhoneNumber(given));
  if (!isRight) throw badRequest(`Validation failed for location: ${field} must be a valid ${field}`);
  return { text: given, response: answer(value, given) };
}

function byOrganizer({ type, address, link, phone, integration }: Location): BookingLocation {
  if (type === 'integration') {
    const room = integration === 'cal-video' ? VIDEO_ROOM : `integrations:${String(integration)}`;
    return { text: room, response: answer(room) };
  }
  return { text: String(address ?? link ?? phone ?? ''), response: answer(BY_ORGANIZER[String(type)] ?? String(type)) };
}
