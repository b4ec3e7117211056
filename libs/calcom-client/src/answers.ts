import { type BookingField, type EventTypeLocation, readBookingField, readLocation } from './booking-form';
import {
  type ConfirmationPolicy,
  readConfirmation,
  readMinimumNotice,
  readRecurrence,
  readSeats,
  type Recurrence,
} from './event-type-settings';
import type { Wire } from './wire';

/** The person a key acts as. Source: `GET /v2/me`. */
export interface Me {
  id: number;
  name: string | null;
  email: string | null;
  timezone: string | null;
  /** Null outside an organization. */
  organizationId: number | null;
}

/** Source: `GET /v2/teams`. Ids are global at Cal.com: a key may see teams that are not the company's. */
export interface CalcomTeam {
  id: number;
  name: string;
  slug: string | null;
  /** IANA name. */
  timezone: string | null;
  parentId: number | null;
  isOrganization: boolean;
  metadata: Record<string, unknown>;
  /** The whole answer, unknown properties included. */
  raw: Record<string, unknown>;
}

/** Source: `GET /v2/teams/{id}/event-types`. */
export interface CalcomEventType {
  id: number;
  title: string;
  slug: string;
  description: string | null;
  lengthInMinutes: number;
  /** Ascending; always contains `lengthInMinutes`. One alone: the length is fixed and must not be sent with a booking. */
  lengthOptions: number[];
  hidden: boolean;
  /** In minor units of the currency, as far as is known: Cal.com does not document the unit. */
  price: number;
  /** ISO 4217, upper case. */
  currency: string;
  /** `roundRobin`, `collective`, `managed`. */
  schedulingType: string | null;
  /** False for the parent of managed event types, which has neither slots nor bookings of its own. */
  isBookable: boolean;
  parentEventTypeId: number | null;
  /** A booking starts as `pending` until a host confirms it. */
  requiresConfirmation: boolean;
  confirmationPolicy: ConfirmationPolicy | null;
  bookingFields: BookingField[];
  locations: EventTypeLocation[];
  /** Attendees of one time; null: one. */
  seats: number | null;
  recurrence: Recurrence | null;
  minimumNoticeMinutes: number;
  /** Cal.com's id is null where it names none. */
  hosts: { id: number | null; name: string }[];
  metadata: Record<string, unknown>;
  /** The whole answer, unknown properties included. */
  raw: Record<string, unknown>;
}

/** @throws MissingPart */
export const readMe = (wire: Wire): Me => ({
  id: wire.number('id'),
  name: wire.textOr('name'),
  email: wire.textOr('email'),
  timezone: wire.textOr('timeZone'),
  organizationId: wire.numberOr('organizationId'),
});

/** @throws MissingPart */
export const readTeam = (wire: Wire): CalcomTeam => ({
  id: wire.number('id'),
  name: wire.text('name'),
  slug: wire.textOr('slug'),
  timezone: wire.textOr('timeZone'),
  parentId: wire.numberOr('parentId'),
  isOrganization: wire.flag('isOrganization'),
  metadata: wire.objectOr('metadata'),
  raw: wire.raw,
});

/** @throws MissingPart */
export function readEventType(wire: Wire): CalcomEventType {
  const lengthInMinutes = wire.number('lengthInMinutes');
  const schedulingType = wire.textOr('schedulingType');
  const parentEventTypeId = wire.numberOr('parentEventTypeId');
  const lengths = new Set([lengthInMinutes, ...wire.numbers('lengthInMinutesOptions')]);
  return {
    id: wire.number('id'),
    title: wire.text('title'),
    slug: wire.textOr('slug') ?? '',
    description: wire.textOr('description'),
    lengthInMinutes,
    lengthOptions: [...lengths].toSorted((a, b) => a - b),
    hidden: wire.flag('hidden'),
    price: wire.numberOr('price') ?? 0,
    currency: (wire.textOr('currency') ?? 'USD').toUpperCase(),
    schedulingType,
    isBookable: schedulingType?.toLowerCase() !== 'managed' || parentEventTypeId !== null,
    parentEventTypeId,
    requiresConfirmation: wire.isOn('confirmationPolicy'),
    confirmationPolicy: readConfirmation(wire),
    bookingFields: wire.items('bookingFields').flatMap(readBookingField),
    locations: wire.items('locations').flatMap(readLocation),
    seats: readSeats(wire),
    recurrence: readRecurrence(wire),
    minimumNoticeMinutes: readMinimumNotice(wire),
    hosts: wire.items('hosts').flatMap(readHost),
    metadata: wire.objectOr('metadata'),
    raw: wire.raw,
  };
}

function readHost(wire: Wire): CalcomEventType['hosts'] {
  const name = wire.textOr('name') ?? wire.textOr('username');
  return name === null ? [] : [{ id: wire.numberOr('userId'), name }];
}
