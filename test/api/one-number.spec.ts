import { expect, it } from '@jest/globals';
import { onSharedEngines } from '../support/on-shared-engines';
import { syncAll } from '../support/test-company';
import { asked, BERLIN, BERLIN_SPECIAL, book, freeSlots, heldAt, day } from './steps';

const PHONE = '+4915112340066';

onSharedEngines('two people with one number', (world) => {
  it.each([
    ['a time of a round robin', 3, null],
    ['a time that has seats', 4, 5],
  ])('two people with one number both get %s, and each of them once', async (_what, weekday, seatsPerTimeSlot) => {
    const { salon, sandbox } = world();
    const type = sandbox.store.eventTypes.find(({ id }) => id === BERLIN_SPECIAL.byPhone);
    if (!type) throw new Error('There is no such event type');
    type.seatsPerTimeSlot = seatsPerTimeSlot;
    await syncAll(salon);
    const { slots, at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.byPhone, day(4, weekday));
    // Some hosts are not there in the morning.
    const index = slots.findIndex(({ start }) => start.includes('T15:'));
    sandbox.calls.reset();
    const bookFor = (name: string) => book(salon, { ...at(index), attendee: { name, phone_number: PHONE } });
    const [erika, max] = [await bookFor('Erika Stern'), await bookFor('Max Stern')];
    expect([erika.status, max.status, max.body.code]).toEqual([201, 201, undefined]);
    expect(max.body.data.attendee).toMatchObject({ name: 'Max Stern', phone_number: PHONE, email: null });
    expect((await bookFor('Max')).body).toMatchObject({
      code: 'already_booked',
      details: { booking_id: max.body.data.id },
    });
    // The second one was sent twice.
    expect(asked(world(), 'createBooking')).toBe(3);
    expect(heldAt(world(), erika.body.data.start)).toHaveLength(seatsPerTimeSlot === null ? 2 : 1);
    for (const { body } of [erika, max])
      expect((await salon.member.post(`/api/bookings/${body.data.id}/cancel`, {})).status).toBe(200);
  });
});
