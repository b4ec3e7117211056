import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { onServers } from '../../support/on-every-engine';
import { asked, book, day, ERIKA, freeSlots, MUNICH } from '../../api/steps';

onServers('a lost commit', (world) => {
  const sql = async (statement: string): Promise<unknown> => world().engines.database?.query(statement);

  beforeAll(() =>
    sql(`create function lose_connection() returns trigger language plpgsql security definer as $$
         begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`),
  );

  /** The connection ends while the transaction is committed, which then is not. */
  const loseCommits = (event: 'insert' | 'update'): Promise<unknown> =>
    sql(`create constraint trigger lose_connection after ${event} on bookings deferrable initially deferred
         for each row execute function lose_connection()`);

  afterEach(async () => {
    await sql('drop trigger if exists lose_connection on bookings');
    world().sandbox.calls.reset();
  });

  it('a lost commit of a new booking keeps it from being sent, and the caller may try again', async () => {
    const { at } = await freeSlots(world().salon, MUNICH.team, MUNICH.men, day(2));
    await loseCommits('insert');
    const { status, body } = await book(world().salon, { ...at(0), attendee: ERIKA });
    expect([status, body.code]).toEqual([503, 'unavailable']);
    expect(asked(world(), 'createBooking')).toBe(0);
    await sql('drop trigger lose_connection on bookings');
    expect((await book(world().salon, { ...at(0), attendee: ERIKA })).status).toBe(201);
  });

  it('a lost commit of a move or cancellation keeps it from being sent', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
    const { id } = (await book(salon, { ...at(0), attendee: ERIKA })).body.data;
    await loseCommits('update');
    const answers = [
      await salon.member.post(`/api/bookings/${id}/reschedule`, { start: at(3).start }),
      await salon.member.post(`/api/bookings/${id}/cancel`, {}),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [503, 'unavailable'],
      [503, 'unavailable'],
    ]);
    expect([asked(world(), 'rescheduleBooking'), asked(world(), 'cancelBooking')]).toEqual([0, 0]);
  });

  it('a lost commit of an outcome is told as unknown, and looked up', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(4));
    await loseCommits('update');
    const lost = await book(salon, { ...at(0), attendee: ERIKA });
    expect([lost.status, lost.body.data.status]).toEqual([202, 'unknown']);
    await sql('drop trigger lose_connection on bookings');
    await sql(`update bookings set sent_at = sent_at - interval '20 seconds'`);
    const { body } = await salon.member.get(lost.headers.get('location') ?? '');
    expect(body.data).toMatchObject({ id: lost.body.data.id, status: 'confirmed' });
  });
});
