import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  asList,
  contactParameter,
  containsContact,
  listOf,
  type PersonalDataPart,
  type Trace,
} from '@app/personal-data';

interface Row {
  id: string;
  trigger_event: string;
  uid: string;
  received_at: unknown;
  body: string;
}

/** Events from Cal.com that are not handled yet. The comparison finds what erased events would have changed. */
export const incomingAboutPerson: PersonalDataPart = {
  name: 'incoming_webhooks',

  rows: async (em, trace) =>
    (await find(em, trace)).map(({ trigger_event, uid, received_at, body }) => ({
      trigger: trigger_event,
      uid,
      received_at,
      body: JSON.parse(body) as unknown,
    })),

  async erase(em, trace) {
    const found = await find(em, trace);
    for (const { id } of found) await em.execute(EMPTY, [id]);
    return found.length;
  },
};

const find = (em: SqlEntityManager, trace: Trace): Promise<Row[]> =>
  em.execute<Row[]>(FIND, [asList(trace.uids), contactParameter(trace)]);

/** Handled events have no body any more, except those from before that was introduced. */
const FIND = `
  select id, trigger_event, uid, received_at, body from webhook_inbox
  where body <> '' and (uid in ${listOf()} or ${containsContact('body')}) order by id`;

const EMPTY = `
  update webhook_inbox set body = '', status = case status when 'pending' then 'failed' else status end,
    handled_at = coalesce(handled_at, now())
  where id = ?`;
