import type { ApiVersion } from '../http/versions';
import type { EventType } from '../model';
import type { Store } from '../store';
import { newFieldOutput, oldFieldOutput } from './booking-fields.output';

export interface EventTypeView {
  version: ApiVersion;
  hostsLimit?: number;
  /** Admins of the team also see hidden fields. */
  asAdmin: boolean;
}

// Cal.com sends this object for a setting that is off, neither null nor nothing.
const off = { disabled: true };

export function eventTypeOutput(store: Store, eventType: EventType, { version, hostsLimit, asAdmin }: EventTypeView) {
  const team = store.team(eventType.teamId);
  const hosts = store.hostsOf(eventType.hostIds).slice(0, hostsLimit);
  const fields = eventType.bookingFields.filter((field) => asAdmin || !field.hidden);
  const isNew = version === '2026-06-12';
  return {
    ...settings(eventType),
    hosts: hosts.map(({ userId, name, username }) => ({ userId, name, username, avatarUrl: null })),
    bookingFields: fields.map((field) => (isNew ? newFieldOutput(field) : oldFieldOutput(field))),
    team: {
      id: eventType.teamId,
      slug: team?.slug,
      name: team?.name,
      logoUrl: null,
      bannerUrl: null,
      theme: null,
      brandColor: null,
      darkBrandColor: null,
      weekStart: team?.weekStart,
    },
    ...(isNew && { bookingUrl: `https://cal.com/team/${team?.slug}/${eventType.slug}` }),
  };
}

function seatsOutput({ seatsPerTimeSlot, seatsShowAttendees }: EventType) {
  if (seatsPerTimeSlot === null) return off;
  return { seatsPerTimeSlot, showAttendeeInfo: seatsShowAttendees, showAvailabilityCount: true };
}

function settings(eventType: EventType) {
  const { id, teamId, title, slug, description, hidden, price, currency, schedulingType } = eventType;
  return {
    id,
    title,
    slug,
    description,
    lengthInMinutes: eventType.lengthInMinutes,
    ...(eventType.lengthInMinutesOptions && { lengthInMinutesOptions: eventType.lengthInMinutesOptions }),
    hidden,
    price,
    currency,
    schedulingType,
    teamId,
    ownerId: eventType.parentEventTypeId === null ? null : (eventType.hostIds[0] ?? null),
    parentEventTypeId: eventType.parentEventTypeId,
    scheduleId: null,
    locations: eventType.locations,
    minimumBookingNotice: eventType.minimumBookingNotice,
    beforeEventBuffer: eventType.beforeEventBuffer,
    afterEventBuffer: eventType.afterEventBuffer,
    slotInterval: eventType.slotInterval,
    offsetStart: 0,
    seats: seatsOutput(eventType),
    seatsPerTimeSlot: eventType.seatsPerTimeSlot,
    bookingWindow: eventType.bookingWindow ? [eventType.bookingWindow] : off,
    confirmationPolicy: eventType.requiresConfirmation
      ? { type: 'always', blockUnconfirmedBookingsInBooker: eventType.blockUnconfirmed }
      : off,
    bookerActiveBookingsLimit:
      eventType.maximumActiveBookings === null
        ? off
        : { maximumActiveBookings: eventType.maximumActiveBookings, offerReschedule: false },
    bookingLimitsCount: eventType.bookingLimitsCount ?? off,
    bookingLimitsDuration: eventType.bookingLimitsDuration ?? off,
    disableCancelling: { disabled: eventType.disableCancelling },
    disableRescheduling: { disabled: eventType.disableRescheduling },
    bookingRequiresAuthentication: eventType.bookingRequiresAuthentication,
    recurrence: eventType.recurrence,
    disableGuests: false,
    isInstantEvent: false,
    lockTimeZoneToggleOnBookingPage: false,
    successRedirectUrl: null,
    forwardParamsSuccessRedirect: null,
    requiresBookerEmailVerification: false,
    assignAllTeamMembers: false,
    metadata: {},
  };
}
