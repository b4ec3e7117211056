import { DateTime } from 'luxon';
import type { Sandbox } from '../../apps/calcom-sandbox/src';
import type { Answer, ApiClient, Json } from '../support/client';
import type { SharedWorld } from '../support/shared-world';
import type { TestCompany } from '../support/test-company';

export const ZONE = 'Europe/Berlin';

/** Teams and event types of the two companies, by Cal.com's ids. */
export const BERLIN = { team: 34_209, men: 2_563_193, women: 2_563_194, colour: 2_563_195, beard: 2_563_196 };
export const BERLIN_SPECIAL = {
  hidden: 2_563_197,
  managed: 2_563_198,
  onApproval: 2_563_201,
  byPhone: 2_563_202,
  group: 2_563_203,
};
export const HAMBURG = { team: 34_210, men: 2_563_207 };
/** With one host only, so a second booking finds the slot taken. */
export const MUNICH = { team: 34_211, men: 2_563_217, women: 2_563_218, colour: 2_563_219, nobody: 2_563_221 };
export const COLOGNE = { team: 51_877, exercise: 2_571_044, withQuestion: 2_571_047 };

export const ERIKA = { name: 'Erika Mustermann', email: 'erika@example.org' };
export const MAX = { name: 'Max Beispiel', email: 'max@example.org' };

/** A day some weeks ahead, all of them open: 1 is Monday, 5 Friday. */
export const day = (weeks: number, weekday = 1): string =>
  DateTime.now()
    .setZone(ZONE)
    .startOf('week')
    .plus({ weeks, days: weekday - 1 })
    .toISODate() ?? '';

/** The service's id of a team, by Cal.com's. */
export async function teamId({ member }: TestCompany, calcomTeamId: number): Promise<number> {
  const { body } = await member.get('/api/calcom/teams');
  return body.data.find((team: Json) => team.calcom_team_id === calcomTeamId).id;
}

type Query = Record<string, string | number>;

export function check({ member }: { member: ApiClient }, query: Query): Promise<Answer<Json>> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
  return member.get(`/api/retell/check-availability?${parameters}`);
}

export const book = ({ member }: TestCompany, body: object, key?: string): Promise<Answer<Json>> =>
  member.post('/api/retell/book-appointment', body, key === undefined ? {} : { headers: { 'idempotency-key': key } });

export interface ChosenSlot {
  start: string;
  end: string;
  slot_id: string;
}

/** The free slots of a day, with what a booking request needs of each. */
export async function freeSlots(
  company: TestCompany,
  calcomTeamId: number,
  eventTypeId: number,
  date: string,
): Promise<{
  team: number;
  slots: ChosenSlot[];
  at: (index: number) => { team_id: number; event_type_id: number; start: string };
}> {
  const team = await teamId(company, calcomTeamId);
  const { body } = await check(company, { team_id: team, event_type_id: eventTypeId, date });
  const slots: ChosenSlot[] = body.data.slots;
  return {
    team,
    slots,
    at: (index) => ({ team_id: team, event_type_id: eventTypeId, start: slots.at(index)?.start ?? '' }),
  };
}

/** How many calls of an operation Cal.com has received since its counter was reset. */
export const asked = ({ sandbox }: SharedWorld, operation: string): number => sandbox.calls.counts[operation] ?? 0;

/** The body of the last call of an operation. */
export const lastBody = (sandbox: Sandbox, operation: string): Json =>
  sandbox.calls.recent.findLast((call) => call.operation === operation)?.body;

/** The bookings that Cal.com holds for a start time, cancelled ones aside. */
export const heldAt = ({ sandbox }: SharedWorld, start: string): Json[] =>
  [...sandbox.store.bookings.values()].filter(
    (booking) => Date.parse(booking.start) === Date.parse(start) && booking.status !== 'cancelled',
  );
