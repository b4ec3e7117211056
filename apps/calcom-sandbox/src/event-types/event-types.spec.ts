import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { startSandbox } from '../../testing/spec-client';
import type { RequestOptions, SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());

interface Listed {
  id: number;
  slug: string;
  bookingFields: { slug: string }[];
}

async function list(query = '', request: RequestOptions = {}): Promise<Listed[]> {
  return (await client.get(`/teams/34209/event-types${query}`, { version: '2026-06-12', ...request })).body.data;
}

const slugsFor = async (request?: RequestOptions) => (await list('', request)).map(({ slug }) => slug);
const fieldsOf = async (request?: RequestOptions) =>
  (await list('?eventSlug=faerben', request))[0]?.bookingFields.map(({ slug }) => slug);

describe('listTeamEventTypes', () => {
  it('hidden event types are listed for the team’s key only', async () => {
    expect(await slugsFor()).toContain('mitarbeiterschulung');
    for (const key of [null, PRAXIS_KEY]) expect(await slugsFor({ key })).not.toContain('mitarbeiterschulung');
  });

  it('hidden booking fields are listed for the team’s key only', async () => {
    expect(await fieldsOf()).toContain('attendeePhoneNumber');
    expect(await fieldsOf({ key: null })).not.toContain('attendeePhoneNumber');
  });

  it('settings that are off are listed as an object', async () => {
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

  it('a managed parent is listed with its child', async () => {
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
  ])('booking fields are listed in the shape of version %s', async (version, field) => {
    const [type] = await list('?eventSlug=bartpflege', { version });
    expect(type?.bookingFields.find(({ slug }) => slug === 'email')).toMatchObject(field);
  });

  it('event types can be sorted by creation and listed with fewer hosts', async () => {
    const ids = (await list('?sortCreatedAt=desc&hostsLimit=1')).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect((await list('?hostsLimit=1'))[0]).toMatchObject({ hosts: [{ name: 'Sabine Kessler' }] });
  });

  it('event types of a deleted team are a 404', async () => {
    await client.control('DELETE', '/teams/34211');
    expect(await client.get('/teams/34211/event-types')).toMatchObject({ status: 404 });
    client.sandbox.reset();
  });
});

describe('getTeamEventType', () => {
  it('an event type is readable with the team’s key only', async () => {
    const path = '/teams/34209/event-types/2563200';
    expect(await client.get(path)).toMatchObject({ status: 200, body: { data: { schedulingType: 'collective' } } });
    expect(await client.get(path, { key: PRAXIS_KEY })).toMatchObject({ status: 403 });
  });

  it('an event type of another team is a 404', async () => {
    const { status, body } = await client.get('/teams/34209/event-types/2563207');
    expect([status, body.error.message]).toEqual([404, 'Event type with id 2563207 not found']);
  });
});
