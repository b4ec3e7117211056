import type { SqlEntityManager } from '@mikro-orm/sql';
import { isRecord } from '@app/common';
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
  type: string;
  subject: string | null;
  body: string;
  status: string;
  created_at: unknown;
}

/** Outgoing events. What is still to be delivered is delivered, without the person. */
export const deliveriesAboutPerson: PersonalDataPart = {
  name: 'webhook_deliveries',

  rows: async (em, trace) =>
    (await find(em, trace)).map(({ id, type, status, created_at, body }) => ({
      id: Number(id),
      type,
      status,
      created_at,
      body: JSON.parse(body) as unknown,
    })),

  async erase(em, trace) {
    const found = await find(em, trace);
    for (const { id, subject, body } of found) {
      const event: unknown = JSON.parse(body);
      const fields = trace.subjects.get(subject ?? '');
      if (!fields || !isRecord(event)) await em.execute('delete from webhook_deliveries where id = ?', [id]);
      else
        await em.execute('update webhook_deliveries set body = ?, updated_at = now() where id = ?', [
          JSON.stringify({ ...event, data: { ...(event.data as object), ...fields } }),
          id,
        ]);
    }
    return found.length;
  },
};

const find = (em: SqlEntityManager, trace: Trace): Promise<Row[]> =>
  em.execute<Row[]>(FIND, [asList(trace.subjects.keys()), contactParameter(trace)]);

const FIND = `
  select id, type, subject, body, status, created_at from webhook_deliveries
  where subject in ${listOf()} or ${containsContact('body')}
  order by id`;
