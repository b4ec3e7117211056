import {
  asList,
  contactParameter,
  containsContact,
  listOf,
  type PersonalDataPart,
  type Trace,
} from '@app/personal-data';
import type { SqlEntityManager } from '@mikro-orm/sql';

interface Row {
  id: string;
  name: string | null;
  phone: string;
  wanted: string | null;
  notes: string | null;
  call_id: string | null;
  is_done: boolean;
  created_at: unknown;
}

/** What events about a callback say without the person. */
const ERASED_FIELDS = { name: null, phone: '', wanted: null, notes: null, call_id: null };

export const callbacksOfPerson: PersonalDataPart = {
  name: 'callbacks',

  async trace(em, trace) {
    for (const { id, call_id: call } of await find(em, trace)) {
      trace.subjects.set(`callback:${id}`, ERASED_FIELDS);
      if (call !== null) trace.calls.add(call);
    }
  },

  rows: async (em, trace) => (await find(em, trace)).map(({ id, ...row }) => ({ id: Number(id), ...row })),

  async erase(em, trace) {
    const found = await find(em, trace);
    for (const { id } of found) await em.execute('delete from callbacks where id = ?', [id]);
    return found.length;
  },
};

const find = (em: SqlEntityManager, trace: Trace): Promise<Row[]> =>
  em.execute<Row[]>(FIND, [asList(trace.phones), asList(trace.calls), contactParameter(trace)]);

const FIND = `
  select id, name, phone, wanted, notes, call_id, is_done, created_at from callbacks
  where phone in ${listOf()} or call_id in ${listOf()} or ${containsContact(`concat_ws(' ', name, wanted, notes)`)}
  order by id`;
