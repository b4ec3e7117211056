import type { PersonalData } from '@app/personal-data';
import type { SqlEntityManager } from '@mikro-orm/sql';

/** People of a batch lead to other rows, which one transaction changes with them. */
const MAX_AT_ONCE = 100;

/** Makes those anonymous whose appointments are long past. @param days after the end of an appointment. */
export const pastAttendees = (days: number, people: PersonalData) => ({
  name: 'attendees of past appointments',
  batch: MAX_AT_ONCE,
  async change(em: SqlEntityManager, limit: number): Promise<number> {
    const past = await em.execute<{ id: string }[]>(
      `select id from bookings
       where erased_at is null and end_at < now() - interval '${days} days' and change is null
         and status not in ('pending', 'unknown')
       order by end_at limit ? for update skip locked`,
      [limit],
    );
    if (past.length > 0)
      await people.eraseBookings(
        em,
        past.map(({ id }) => Number(id)),
      );
    return past.length;
  },
});
