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

/** A question of an event type's booking form. */
export interface BookingField {
  slug: string;
  /** `name`, `email`, `attendeePhoneNumber`, …; for custom fields their input: `text`, `select`, `phone`, … */
  type: string;
  required: boolean;
  hidden: boolean;
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
  bookingFields: BookingField[];
  hosts: { name: string }[];
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
    bookingFields: wire.items('bookingFields').flatMap(readBookingField),
    hosts: wire.items('hosts').flatMap(readHostName),
    metadata: wire.objectOr('metadata'),
    raw: wire.raw,
  };
}

function readBookingField(wire: Wire): BookingField[] {
  const field = wire.textOr('field');
  const input = wire.textOr('type');
  const type = field === null || field === 'custom' || field === 'unknown' ? (input ?? field) : field;
  const slug = wire.textOr('slug') ?? field;
  if (slug === null || type === null) return [];
  // The name field comes without `required`: no booking goes without a name.
  return [{ slug, type, required: wire.flag('required') || type === 'name', hidden: wire.flag('hidden') }];
}

function readHostName(wire: Wire): { name: string }[] {
  const name = wire.textOr('name') ?? wire.textOr('username');
  return name === null ? [] : [{ name }];
}
