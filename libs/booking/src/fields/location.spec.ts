import { describe, expect, it } from '@jest/globals';
import type { EventTypeLocation } from '@app/calcom-client';
import type { FieldContext } from './field-context';
import { type BookingLocation, locationFor } from './location';

const place = (type: string, value: string | null = null): EventTypeLocation => ({ type, value, isPublic: true });
const SALON = place('address', 'Torstraße 112');
const PHONE = place('attendeePhone');
const HOME = place('attendeeAddress');
const ZOOM = place('integration', 'zoom');
const MEET = place('integration', 'google-meet');
const WRITTEN: FieldContext = { locale: 'en', country: 'DE', isSpoken: false };
const SPOKEN = { ...WRITTEN, isSpoken: true };
const ERIKA = { name: 'Erika', phoneNumber: '+491701234567', timezone: 'Europe/Berlin', language: 'de' };
const { phoneNumber: _, ...NUMBERLESS } = ERIKA;

const at = (
  locations: EventTypeLocation[],
  requested?: BookingLocation,
  context = WRITTEN,
  attendee: typeof NUMBERLESS = ERIKA,
) => locationFor({ locations }, attendee, requested, context);
const refusalOf = (field: string, message = /./) =>
  expect.objectContaining({
    status: 400,
    details: [expect.objectContaining({ field, message: expect.stringMatching(message) })],
  });

describe('locationFor', () => {
  it('a single place of the host’s needs no choice, and is not sent', () => {
    expect(at([])).toEqual({ stored: null });
    expect(at([SALON])).toEqual({ stored: { type: 'address', value: 'Torstraße 112' } });
    expect(at([SALON], { type: 'address' })).toEqual({ stored: { type: 'address', value: 'Torstraße 112' } });
    expect(at([place('unknown', 'somewhere')])).toEqual({ stored: null });
  });

  it.each([
    ['phone', 'attendeePhone'],
    ['Telefon', 'attendeePhone'],
    ['telefonisch', 'attendeePhone'],
    ['phone call', 'attendeePhone'],
    ['video call', 'integration'],
    ['online', 'integration'],
    ['vor Ort', 'address'],
    ['in person', 'address'],
  ])('a place of which there is one of its kind may be called %s', (said, type) => {
    expect(at([SALON, PHONE, ZOOM], { type: said }, SPOKEN).stored).toMatchObject({ type });
    expect(() => at([SALON, PHONE, ZOOM], { type: said })).toThrow(refusalOf('location.type'));
  });

  it('a kind of which there are several places is asked for', () => {
    expect(() => at([ZOOM, MEET], { type: 'video' }, SPOKEN)).toThrow(refusalOf('location.type'));
    expect(at([PHONE], { type: 'phone' }, SPOKEN).sent).toEqual({ type: 'attendeePhone', phone: ERIKA.phoneNumber });
  });

  it('a phone call goes to the given number, else to the attendee’s', () => {
    const call = (phone: string) => ({
      sent: { type: 'attendeePhone', phone },
      stored: { type: 'attendeePhone', value: phone },
    });
    expect(at([PHONE])).toEqual(call('+491701234567'));
    expect(at([PHONE], { type: 'attendeePhone', value: '030 901820' })).toEqual(call('+4930901820'));
    expect(at([PHONE], { type: 'attendeePhone', value: 'none' })).toEqual(call('+491701234567'));
    expect(() => at([PHONE], { type: 'attendeePhone', value: '030' })).toThrow(refusalOf('location.value'));
    expect(() => at([PHONE], undefined, WRITTEN, NUMBERLESS)).toThrow(refusalOf('attendee.phone_number', /phone call/));
  });

  it('an attendee’s address or place is demanded and sent', () => {
    expect(() => at([HOME])).toThrow(refusalOf('location.value'));
    expect(() => at([HOME], { type: 'attendeeAddress', value: ' ' })).toThrow(refusalOf('location.value'));
    expect(() => at([HOME], { type: 'attendeeAddress', value: 'x'.repeat(10_000) })).toThrow(
      refusalOf('location.value'),
    );
    expect(at([HOME], { type: 'attendeeAddress', value: ' Am Weg 1 ' })).toEqual({
      sent: { type: 'attendeeAddress', address: 'Am Weg 1' },
      stored: { type: 'attendeeAddress', value: 'Am Weg 1' },
    });
    expect(at([place('attendeeDefined')], { type: 'attendeeDefined', value: 'Café' }).sent).toEqual({
      type: 'attendeeDefined',
      location: 'Café',
    });
  });

  it('of several places one is named, and the others are offered to who names none', () => {
    const offered = [SALON, PHONE, ZOOM];
    expect(() => at(offered)).toThrow(
      expect.objectContaining({
        details: [
          {
            field: 'location',
            message:
              'is required; offered are address (Torstraße 112), attendeePhone (Phone call to you), integration (Zoom)',
            options: ['Torstraße 112', 'Phone call to you', 'Zoom'],
          },
        ],
      }),
    );
    expect(at(offered, { type: 'address' })).toEqual({
      sent: { type: 'address' },
      stored: { type: 'address', value: 'Torstraße 112' },
    });
    expect(at(offered, { type: 'attendeePhone' }).sent).toEqual({ type: 'attendeePhone', phone: '+491701234567' });
    expect(at(offered, { type: 'zoom' }).sent).toEqual({ type: 'integration', integration: 'zoom' });
    expect(at(offered, { type: 'integration', value: 'Zoom' }).sent).toEqual({
      type: 'integration',
      integration: 'zoom',
    });
    expect(
      at([place('link', 'https://example.org/room'), place('phone', '+4930901820')], { type: 'phone' }).sent,
    ).toEqual({ type: 'phone' });
  });

  it('of several integrations one is named', () => {
    expect(() => at([ZOOM, MEET], { type: 'integration' })).toThrow(refusalOf('location.value', /Zoom.*Google Meet/));
    expect(at([ZOOM, MEET], { type: 'integration', value: 'google-meet' }).sent).toEqual({
      type: 'integration',
      integration: 'google-meet',
    });
  });

  it.each([
    [[SALON], { type: 'attendeePhone' }, 'location.type'],
    [[], { type: 'address' }, 'location.type'],
    [[SALON, PHONE], { type: 'hologram' }, 'location.type'],
    [[SALON], { type: 'address', value: 'Elsewhere 1' }, 'location.value'],
    [[ZOOM, MEET], { type: 'integration', value: 'jitsi' }, 'location.value'],
    // Cal.com takes the first of a type, whatever is asked.
    [[SALON, place('address', 'Elsewhere 1')], { type: 'address', value: 'Elsewhere 1' }, 'location.value'],
  ])('a place that is not offered is refused: of %j, %j', (locations, requested, field) => {
    expect(() => at(locations, requested)).toThrow(refusalOf(field));
  });

  it('who is asked for the address by voice says the address', () => {
    expect(at([HOME], { type: 'Am Weg 1' }, SPOKEN).sent).toEqual({ type: 'attendeeAddress', address: 'Am Weg 1' });
    expect(() => at([HOME], { type: 'Am Weg 1' })).toThrow(refusalOf('location.type'));
    expect(at([SALON, PHONE], { type: 'phone call to you' }, SPOKEN).sent).toMatchObject({ type: 'attendeePhone' });
  });
});
