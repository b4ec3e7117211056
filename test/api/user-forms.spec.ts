import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { BERLIN, day, ERIKA, heldAt, MUNICH, teamId } from './steps';

const CHECK = '/api/retell/check-availability';
const BOOK = '/api/retell/book-appointment';
const CALLBACK = '/api/retell/request-callback';
const MUNICH_NAME = 'Salon Kessler München';

onSharedEngines("a user's request with the arguments of a function", (world) => {
  let munich: number;
  beforeAll(async () => {
    munich = await teamId(world().salon, MUNICH.team);
  });

  const post = (path: string, body: object, key?: string): Promise<Answer<Json>> =>
    world().salon.member.post(path, body, key === undefined ? {} : { headers: { 'idempotency-key': key } });
  const inThreeWeeks = day(3).split('-').slice(1).toReversed().join('.');
  const fieldsOf = ({ status, body }: Answer<Json>): unknown => [
    status,
    body.code,
    body.details?.map(({ field }: Json) => field),
  ];

  it("a user's question in words is answered by the function, and one with the route's own fields by the route", async () => {
    const words = { service: 'herrenhaarschnitt', team: MUNICH_NAME, when: 'Montag in zwei Wochen nachmittags' };
    const asked = await post(CHECK, words);
    expect([asked.status, asked.body]).toEqual([
      200,
      { success: true, data: expect.objectContaining({ ok: true, available: true, say: expect.any(String) }) },
    ]);
    expect(asked.body.data.understood).toMatch(/^Montag, .+ zwischen 12:00 und 18:00 Uhr$/);
    const own = await post(CHECK, { team_id: munich, event_type_id: MUNICH.men, date: day(2) });
    expect([own.status, own.body.team_id, own.body.data?.team_id]).toEqual([200, undefined, munich]);
    const part = { team_id: munich, event_type_id: MUNICH.men, date: day(2), part_of_day: 'morning' };
    expect((await post(CHECK, part)).body.data).toMatchObject({ ok: true, slots: expect.any(Array) });
  });

  it("a user's request with unknown fields is refused by their names, whichever form it has", async () => {
    const own = { team_id: munich, event_type_id: MUNICH.men, date: day(2) };
    expect(fieldsOf(await post(CHECK, { ...own, foo: 1 }))).toEqual([400, 'validation_failed', ['foo']]);
    expect(fieldsOf(await post(CHECK, { service: 'x', when: 'morgen', foo: 1, booking_id: 1 }))).toEqual([
      400,
      'validation_failed',
      ['foo', 'booking_id'],
    ]);
    expect(fieldsOf(await post(CHECK, { event_type_id: MUNICH.men, date: day(2) }))).toEqual([
      400,
      'validation_failed',
      ['team_id'],
    ]);
    const attendee = { name: 'A', email: 'a@example.org' };
    expect(fieldsOf(await post(BOOK, { slot_id: 'x', name: 'A', attendee }))).toEqual([
      400,
      'validation_failed',
      ['attendee'],
    ]);
    expect(fieldsOf(await post(BOOK, { slot_id: 'x', attendee, foo: 1 }))).toEqual([400, 'validation_failed', ['foo']]);
  });

  it("a user's booking in words is made once under its key, and refused by an error and not in words", async () => {
    const wish = { service: 'herrenhaarschnitt', team: MUNICH_NAME, when: `am ${inThreeWeeks} um elf`, ...ERIKA };
    const key = randomUUID();
    const made = await post(BOOK, wish, key);
    expect([made.status, made.body]).toEqual([
      200,
      { success: true, data: expect.objectContaining({ ok: true, status: 'confirmed', code: expect.any(String) }) },
    ]);
    const { booking_id: id, start } = made.body.data;
    expect(start).toContain(`${day(3)}T11:00`);
    expect((await post(BOOK, wish, key)).body.data.booking_id).toBe(id);
    expect(heldAt(world(), start)).toHaveLength(1);
    expect((await world().salon.member.get(`/api/bookings/${id}`)).body.data).toMatchObject({ source: 'api' });
    expect((await post(BOOK, { ...wish, notes: 'other' }, key)).body).toMatchObject({ code: 'idempotency_mismatch' });
    const again = await post(BOOK, wish);
    expect([again.status, again.body.code, again.body.details.booking_id]).toEqual([409, 'already_booked', id]);
    const taken = await post(BOOK, { ...wish, name: 'Max Beispiel', email: 'max@example.org' });
    expect([taken.status, taken.body.code]).toEqual([409, 'slot_taken']);
    expect(fieldsOf(await post(BOOK, { ...wish, when: 'irgendwann' }))).toEqual([400, 'validation_failed', ['when']]);
    expect(fieldsOf(await post(BOOK, { ...wish, name: undefined, when: `am ${inThreeWeeks} um zwölf` }))).toEqual([
      400,
      'validation_failed',
      ['name'],
    ]);
    const foreign = await teamId(world().praxis, 51_877);
    expect((await post(CHECK, { team_id: foreign, event_type_id: BERLIN.men, when: 'morgen' })).status).toBe(403);
  });

  it("a user's wish to be called back is stored once under its key, and told again", async () => {
    const wish = { name: 'Erika', phone: '+4930901820', when: 'morgen' };
    const key = randomUUID();
    const first = await post(CALLBACK, wish, key);
    const again = await post(CALLBACK, wish, key);
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([200, first.text, 'true']);
    expect((await post(CALLBACK, { ...wish, when: 'heute' }, key)).body.code).toBe('idempotency_mismatch');
    const other = await post(CALLBACK, wish, randomUUID());
    expect(other.body.data.callback_id).not.toBe(first.body.data.callback_id);
    // An agent's own rule is another one: its header is none of a user's.
    const { call } = world().salon;
    expect((await call(CALLBACK, wish)).body).toMatchObject({ ok: true, callback_id: expect.any(Number) });
  });
});
