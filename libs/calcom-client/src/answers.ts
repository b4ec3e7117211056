import { type BookingField, type EventTypeLocation, readBookingFields, readLocations } from './booking-form';
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

/** The form of Cal.com allows a day; those of other sources may be longer. */
const MINUTES = { min: 1, max: 7 * 1440 };
/** What the column holds. */
const PRICE = { min: 0, max: 2 ** 31 - 1 };
const CURRENCY = /^[a-z]{3}$/i;
const MAX_SLUG = 255;
const MAX_DESCRIPTION = 20_000;

/** @throws OddPart */
export const readMe = (wire: Wire): Me => ({
  id: wire.id('id'),
  name: wire.text('name'),
  email: wire.text('email'),
  timezone: wire.zoneOr('timeZone'),
  // Taken for absent, the teams of the organization would be gone.
  organizationId: wire.orAbsent('organizationId', wire.idOr('organizationId')),
});

/** @throws OddPart */
export const readTeam = (wire: Wire): CalcomTeam => ({
  id: wire.id('id'),
  name: wire.name('name'),
  slug: wire.text('slug', MAX_SLUG),
  timezone: wire.zoneOr('timeZone'),
  parentId: wire.idOr('parentId'),
  isOrganization: wire.flag('isOrganization'),
  metadata: wire.entries('metadata'),
  raw: wire.raw,
});

/**
 * @param teamId whose list it is; null where that is not known.
 * @throws OddPart
 */
export function readEventType(wire: Wire, teamId: number | null = null): CalcomEventType {
  const id = wire.id('id');
  const ownTeam = wire.idOr('teamId');
  if (teamId !== null && ownTeam !== null && ownTeam !== teamId) wire.refuse('teamId', 'belongs to another team');
  const lengthInMinutes = wire.required('lengthInMinutes', wire.wholeOr('lengthInMinutes', MINUTES));
  const schedulingType = wire.text('schedulingType');
  const parentEventTypeId = wire.idOr('parentEventTypeId');
  const lengths = new Set([lengthInMinutes, ...wire.wholes('lengthInMinutesOptions', MINUTES)]);
  return {
    id,
    title: wire.name('title'),
    slug: wire.text('slug', MAX_SLUG) ?? '',
    description: wire.text('description', MAX_DESCRIPTION),
    lengthInMinutes,
    lengthOptions: [...lengths].toSorted((a, b) => a - b),
    hidden: wire.flag('hidden'),
    price: wire.orAbsent('price', wire.wholeOr('price', PRICE)) ?? 0,
    currency: readCurrency(wire),
    schedulingType,
    isBookable: schedulingType?.toLowerCase() !== 'managed' || parentEventTypeId !== null,
    parentEventTypeId,
    requiresConfirmation: wire.isOn('confirmationPolicy'),
    confirmationPolicy: readConfirmation(wire),
    bookingFields: readBookingFields(wire),
    locations: readLocations(wire),
    seats: readSeats(wire),
    recurrence: readRecurrence(wire),
    minimumNoticeMinutes: readMinimumNotice(wire),
    hosts: wire.items('hosts').flatMap(readHost),
    metadata: wire.entries('metadata'),
    raw: wire.raw,
  };
}

/** Beside a price, a wrong currency would mean another price. */
function readCurrency(wire: Wire): string {
  const currency = wire.orAbsent('currency', wire.text('currency')) ?? 'USD';
  return CURRENCY.test(currency) ? currency.toUpperCase() : wire.refuse('currency', 'is no currency');
}

function readHost(wire: Wire): CalcomEventType['hosts'] {
  const id = wire.idOr('userId');
  const name = wire.text('name') ?? wire.text('username');
  return name === null && id === null ? [] : [{ id, name: name ?? '' }];
}
