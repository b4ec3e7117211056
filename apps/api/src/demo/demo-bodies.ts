import { DEMO_COMPANIES, DEMO_PASSWORD } from './demo-companies';
import type { OwnBodies } from '../docs/own-examples';

const [demo] = DEMO_COMPANIES;
const credentials = { email: demo?.adminEmail, password: DEMO_PASSWORD };
const attendee = { name: 'Erika Mustermann', email: 'erika@example.org' };

/** What can be sent to a demo as it was seeded, by operation: a change of settings changes nothing that the tour needs. */
export const SEEDED_BODIES: OwnBodies = {
  signIn: credentials,
  openSession: credentials,
  changePassword: { current: DEMO_PASSWORD, new: 'correct horse battery staple' },
  setCalcomKey: { calcom_key: demo?.calcomKey },
  updateTeam: { is_default: true },
  updateBranch: { timezone: demo?.timezone },
  updateUser: { role: 'member' },
  updateAgent: { phone_number: demo?.phoneNumber },
  updateWebhookEndpoint: { active: true },
  createAgent: { agent_id: 'agent_of_a_second_line', api_key: 'key_of_your_workspace' },
  testAgent: { function: 'list_services', args: {} },
  requestCallback: { name: attendee.name, phone: '+4930901820' },
};

/** Slots of one service that do not overlap, so that each operation books or moves to a time of its own. */
export function bookingBodies(
  slots: readonly string[],
  appointment: { id: number; code?: unknown } | undefined,
): OwnBodies {
  const [booked, byPost, moved, movedByCaller] = slots;
  return {
    createBooking: booked && { slot_id: booked, attendee },
    bookAppointment: byPost && { slot_id: byPost, attendee },
    rescheduleBooking: moved && { slot_id: moved },
    ...(appointment && {
      rescheduleAppointment: { booking_id: appointment.id, slot_id: movedByCaller },
      cancelAppointment: { booking_id: appointment.id },
      findAppointments: { code: appointment.code },
    }),
  };
}
