import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { startSandbox } from '../../testing/spec-client';
import type { Ask, SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());

interface Listed {
  id: number;
  slug: string;
  bookingFields: { slug: string }[];
}

async function list(query = '', ask: Ask = {}): Promise<Listed[]> {
  return (await client.get(`/teams/34209/event-types${query}`, { version: '2026-06-12', ...ask })).body.data;
}

const slugsFor = async (ask?: Ask) => (await list('', ask)).map(({ slug }) => slug);
const fieldsOf = async (ask?: Ask) => (await list('?eventSlug=faerben', ask))[0]?.bookingFields.map(({ slug }) => slug);

describe('event types of a team', () => {
  it('hide what is hidden from everyone but the team', async () => {
    expect(await slugsFor()).toContain('mitarbeiterschulung');
    for (const key of [null, PRAXIS_KEY]) expect(await slugsFor({ key })).not.toContain('mitarbeiterschulung');
  });

  it('hide hidden fields likewise', async () => {
    expect(await fieldsOf()).toContain('attendeePhoneNumber');
    expect(await fieldsOf({ key: null })).not.toContain('attendeePhoneNumber');
  });

  it('say what is off with an object', async () => {
    const [colouring] = await list('?eventSlug=faerben');
    expect(colouring).toMatchObject({
      lengthInMinutes: 60,
      lengthInMinutesOptions: [60, 90, 120],
      price: 7900,
      currency: 'eur',
      seats: { disabled: true },
      bookingWindow: { disabled: true },
      confirmationPolicy: { disabled: true },
      disableCancelling: { disabled: false },
      slotInterval: 30,
      recurrence: null,
    });
  });

  it('list a managed parent and its child', async () => {
    const all = await list();
    expect(all.find(({ id }) => id === 2_563_198)).toMatchObject({ schedulingType: 'managed', hosts: [] });
    expect(all.find(({ id }) => id === 2_563_199)).toMatchObject({
      parentEventTypeId: 2_563_198,
      schedulingType: null,
    });
  });

  it.each([
    ['2026-06-12', { field: 'email', slug: 'email', required: true, hidden: false }],
    ['2024-06-14', { type: 'email', slug: 'email', isDefault: true }],
    [undefined, { type: 'email', slug: 'email', isDefault: true }],
  ])('describe their fields as version %s does', async (version, field) => {
    const [type] = await list('?eventSlug=bartpflege', { version });
    expect(type?.bookingFields.find(({ slug }) => slug === 'email')).toMatchObject(field);
  });

  it('can be had by creation and with fewer hosts', async () => {
    const ids = (await list('?sortCreatedAt=desc&hostsLimit=1')).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect((await list('?hostsLimit=1'))[0]).toMatchObject({ hosts: [{ name: 'Sabine Kessler' }] });
  });

  it('are 404 where the team is gone', async () => {
    await client.control('DELETE', '/teams/34211');
    expect(await client.get('/teams/34211/event-types')).toMatchObject({ status: 404 });
    client.sandbox.reset();
  });
});

describe('one event type', () => {
  it('is for the team only', async () => {
    const path = '/teams/34209/event-types/2563200';
    expect(await client.get(path)).toMatchObject({ status: 200, body: { data: { schedulingType: 'collective' } } });
    expect(await client.get(path, { key: PRAXIS_KEY })).toMatchObject({ status: 403 });
  });

  it('has to be one of that team', async () => {
    const { status, body } = await client.get('/teams/34209/event-types/2563207');
    expect([status, body.error.message]).toEqual([404, 'Event type with id 2563207 not found']);
  });
});
