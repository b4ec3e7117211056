import { expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { callTo, signed } from '../support/retell';
import { retellSignature } from '../support/test-company';
import { asked, day, freeSlots, MUNICH } from './steps';

const CALLER = '+4915187654321';

onSharedEngines('a signed call that is sent again', (world) => {
  /** The same bytes under the same signature, as often as one likes. */
  function sender(name: string, args: object, callId: string): () => Promise<Answer<Json>> {
    const { agent } = world().salon;
    const raw = JSON.stringify({ name, args, call: callTo(agent, callId, { from_number: CALLER }) });
    const signature = retellSignature(raw, agent.key);
    const path = `/api/retell/${name.replaceAll('_', '-')}`;
    return () => signed(world().url, path, {}, agent, { raw, signature });
  }

  it('books, moves and cancels once, and asks for one callback', async () => {
    const free = await freeSlots(world().salon, MUNICH.team, MUNICH.men, day(5));
    const counts = () => ['createBooking', 'rescheduleBooking', 'cancelBooking'].map((name) => asked(world(), name));
    const before = counts();
    const done = () => counts().map((count, index) => count - (before[index] ?? 0));
    const book = sender(
      'book_appointment',
      { ...free.at(0), name: 'Erika Mustermann', phone: CALLER, email: 'erika@example.org' },
      'call_again',
    );
    const booked = await Promise.all([book(), book(), book()]);
    const { code, booking_id } = booked[0]?.body ?? {};
    expect(booked.map(({ body }) => [body.ok, body.booking_id])).toEqual(booked.map(() => [true, expect.any(Number)]));
    expect(new Set(booked.map(({ body }) => body.booking_id))).toEqual(new Set([booking_id]));
    expect(done()).toEqual([1, 0, 0]);
    const move = sender('reschedule_appointment', { code, start: free.slots.at(4)?.start }, 'call_again');
    expect([(await move()).body, (await move()).body, (await move()).body].map(({ ok }) => ok)).toEqual([
      true,
      true,
      true,
    ]);
    expect(done()).toEqual([1, 1, 0]);
    const cancel = sender('cancel_appointment', { code }, 'call_again');
    for (const send of [cancel, cancel, cancel]) await send();
    expect(done()).toEqual([1, 1, 1]);
    const wish = sender('request_callback', { name: 'Erika', phone: CALLER, notes: 'Farbe' }, 'call_again');
    const callbacks = [await wish(), await wish(), await wish()];
    expect(new Set(callbacks.map(({ body }) => body.callback_id)).size).toBe(1);
  });

  it('is refused at the address of another function', async () => {
    const { agent } = world().salon;
    const raw = JSON.stringify({ name: 'current_time', args: {}, call: callTo(agent, 'call_elsewhere') });
    const { status, body } = await signed(world().url, '/api/retell/cancel-appointment', {}, agent, { raw });
    expect([status, body.code]).toEqual([400, 'malformed_call']);
  });
});
