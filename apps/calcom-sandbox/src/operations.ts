import { getMe } from './account/me.operation';
import { cancelBooking } from './bookings/cancel-booking.operation';
import { createBooking } from './bookings/create-booking.operation';
import { confirmBooking, declineBooking } from './bookings/decide-booking.operations';
import { getBooking, getBookingBySeat } from './bookings/get-booking.operation';
import { listBookings } from './bookings/list-bookings.operation';
import { rescheduleBooking } from './bookings/reschedule-booking.operation';
import { getTeamEventType, listOrganizationEventTypes, listTeamEventTypes } from './event-types/event-types.operations';
import type { Operation } from './http/operation';
import { deleteReservation, getReservation, reserveSlot, updateReservation } from './slots/reservations.operations';
import { getSlots } from './slots/slots.operation';
import { listOrganizationTeams, listOwnOrganizationTeams } from './teams/organizations.operations';
import { WEBHOOK_OPERATIONS } from './webhooks/webhooks.operations';
import { getTeam, listTeams } from './teams/teams.operations';

/** All operations of `/v2`. */
export const OPERATIONS: readonly Operation[] = [
  getMe,
  listTeams,
  getTeam,
  listOrganizationTeams,
  listOwnOrganizationTeams,
  listOrganizationEventTypes,
  listTeamEventTypes,
  getTeamEventType,
  getSlots,
  reserveSlot,
  getReservation,
  updateReservation,
  deleteReservation,
  createBooking,
  listBookings,
  getBooking,
  getBookingBySeat,
  rescheduleBooking,
  cancelBooking,
  confirmBooking,
  declineBooking,
  ...WEBHOOK_OPERATIONS,
];
