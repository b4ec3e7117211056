import { isRecord } from '@app/common';
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
  key: string;
  status: number | null;
  answer: string | null;
  expires_at: unknown;
}

/** What was answered under idempotency keys. A repeat is still answered, without the person. */
export const attemptsOfPerson: PersonalDataPart = {
  name: 'stored_answers',

  rows: async (em, trace) =>
    (await find(em, trace)).map(({ key, status, answer, expires_at }) => ({
      key,
      status,
      answer: answer === null ? null : (JSON.parse(answer) as unknown),
      expires_at,
    })),

  async erase(em, trace) {
    const found = await find(em, trace);
    for (const row of found) {
      const answer: unknown = JSON.parse(row.answer ?? 'null');
      const fields = isRecord(answer) ? trace.subjects.get(`booking:${String(answer.id)}`) : undefined;
      const told = fields && JSON.stringify({ ...(answer as object), ...fields });
      if (told === undefined || holdsContact(row.key + told, trace))
        await em.execute('delete from booking_attempts where id = ?', [row.id]);
      else await em.execute('update booking_attempts set answer = ?::json where id = ?', [told, row.id]);
    }
    return found.length;
  },
};

const find = (em: SqlEntityManager, trace: Trace): Promise<Row[]> =>
  em.execute<Row[]>(FIND, [
    asList(trace.operations),
    asList([...trace.bookings].map(String)),
    contactParameter(trace),
    contactParameter(trace),
  ]);

/** A key of a caller's own may say whom it is for. */
const holdsContact = (text: string, { emails, phones }: Trace): boolean =>
  [...emails, ...phones].some((contact) => text.toLowerCase().includes(contact.replace(/^\+/, '')));

/** They are kept for a day, so that a company has few. A request that has no answer yet is at work. */
const FIND = `
  select id, key, status, answer::text as answer, expires_at from booking_attempts
  where answer is not null and (operation_id in ${listOf('uuid')} or answer ->> 'id' in ${listOf()}
    or ${containsContact('answer::text')} or ${containsContact('key')})`;
