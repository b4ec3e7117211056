import { expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { type Sent, sentDuring } from '../support/sent-statements';
import { book, day, ERIKA, freeSlots, HAMBURG, MAX } from './steps';

onServers('what a booking asks the database', (world) => {
  let weeks = 1;
  let at: Awaited<ReturnType<typeof freeSlots>>['at'];
  let slots: Json[];

  /** The second of two bookings: the first one fills the local copies. */
  async function cost(send: (index: number) => Promise<Answer<Json>>): Promise<Sent> {
    ({ at, slots } = await freeSlots(world().salon, HAMBURG.team, HAMBURG.men, day(++weeks)));
    expect([200, 201]).toContain((await send(0)).status);
    let answer: Answer<Json> | undefined;
    const sent = await sentDuring(world(), async () => (answer = await send(1)));
    expect(answer?.body).toMatchObject(answer?.status === 201 ? { data: { status: 'confirmed' } } : { ok: true });
    return sent;
  }

  it('what a booking asks the database is 11 statements in 7 round trips and 2 transactions', async () => {
    const sent = await cost((index) => book(world().salon, { ...at(index), attendee: ERIKA }));
    expect({ ...sent, messages: sent.messages.map((message) => message.trim().slice(0, 13).toLowerCase()) }).toEqual({
      transactions: 2,
      statements: 11,
      messages: [
        'begin; select',
        'commit',
        'begin; select',
        'update "booki',
        'insert into w',
        'insert into p',
        'commit',
      ],
    });
  });

  it('what a booking asks the database is one statement more under an idempotency key', async () => {
    const sent = await cost((index) => book(world().salon, { ...at(index), attendee: MAX }, `key-${index}`));
    expect(sent).toMatchObject({ transactions: 2, statements: 12 });
  });

  it('what a booking asks the database is the same in a signed call', async () => {
    const args = (index: number) => ({ slot_id: slots[index]?.slot_id, ...ERIKA });
    const sent = await cost((index) =>
      world().salon.call('/api/retell/book-appointment', args(index), { call_id: 'c' }),
    );
    expect(sent).toMatchObject({ transactions: 2, statements: 11 });
  });

  it('what a booking asks the database is seen by the count', async () => {
    // Besides, nothing is asked for long; what still ends from before would be counted with it.
    await eventually('the count of one request', async () => {
      const { statements, transactions } = await sentDuring(world(), () => world().salon.admin.get('/api/audit-log'));
      return statements === 4 && transactions === 1;
    });
  });

  it('what a booking asks the database is one statement more where an endpoint is told of it', async () => {
    const url = 'https://hooks.salon-kessler.example/in';
    expect((await world().salon.admin.post('/api/webhook-endpoints', { url })).status).toBe(201);
    const sent = await cost((index) => book(world().salon, { ...at(index), attendee: ERIKA }));
    expect(sent).toMatchObject({ transactions: 2, statements: 12 });
  });
});
