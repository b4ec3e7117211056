import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  asList,
  contactParameter,
  containsContact,
  listOf,
  type PersonalDataPart,
  type Trace,
} from '@app/personal-data';

/** Calls in which the person booked, changed or wished something, or named their contact. */
export const callsOfPerson: PersonalDataPart = {
  name: 'calls',

  async trace(em, trace) {
    for (const { call_id: call } of await find(em, trace)) trace.calls.add(call);
  },

  rows: (em, trace) => find(em, trace),

  async erase(em, trace) {
    return (await em.execute<object[]>(ERASE, parametersOf(trace))).length;
  },
};

const parametersOf = (trace: Trace): string[] => [asList(trace.calls), asList(trace.bookings), contactParameter(trace)];

const find = (em: SqlEntityManager, trace: Trace): Promise<(object & { call_id: string })[]> =>
  em.execute(
    `select call_id, agent_id, direction, number, started_at, ended_at, outcome, booking_ids, functions, transcript, created_at
     from retell_calls where ${ABOUT} order by id`,
    parametersOf(trace),
  );

const ABOUT = `
  (call_id in ${listOf()}
    or exists (select from jsonb_array_elements_text(booking_ids) as booked where booked::bigint in ${listOf('bigint')})
    or ${containsContact(`concat_ws(' ', functions::text, transcript)`)})`;

/** Keeps what was called when, but nothing that was said. Marks all events as received, so that none restores it. */
const ERASE = `
  update retell_calls set number = null, transcript = null, events = '["call_started", "call_ended", "call_analyzed"]',
    functions = (
      select coalesce(jsonb_agg(called || '{"args": {}, "say": null}' order by n), '[]')
      from jsonb_array_elements(functions) with ordinality as called (called, n)),
    updated_at = now()
  where ${ABOUT} returning id`;
