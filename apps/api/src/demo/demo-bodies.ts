import { randomUUID } from 'node:crypto';
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
  testAgent: { function: 'list_services', args: {} },
  requestCallback: { name: attendee.name, phone: '+4930901820' },
};

/** What can be made once under its name has another one each time, so that it can be made again. */
export function namedAnew(): OwnBodies {
  const mark = randomUUID().slice(0, 8);
  return {
    createAgent: { agent_id: `agent_of_another_line_${mark}`, api_key: 'key_of_your_workspace' },
    createUser: { email: `reception-${mark}@salon-kessler.example`, role: 'member' },
  };
}

/**
 * Slots of one service that do not overlap, so that each operation books or moves to a time of its own.
 *
 * @param ofCaller the appointment that a caller asks for.
 */
export function bookingBodies(
  slots: readonly string[],
  ofCaller: { id: number; code?: unknown } | undefined,
): OwnBodies {
  const [booked, byPost, moved, movedByCaller] = slots;
  return {
    createBooking: booked && { slot_id: booked, attendee },
    bookAppointment: byPost && { slot_id: byPost, attendee },
    rescheduleBooking: moved && { slot_id: moved },
    ...(ofCaller && {
      rescheduleAppointment: { booking_id: ofCaller.id, slot_id: movedByCaller },
      cancelAppointment: { booking_id: ofCaller.id },
      findAppointments: { code: ofCaller.code },
    }),
  };
}
