import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY } from '../seed/praxis';
import { startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());

const PATH = '/teams/34209/event-types/2563193/webhooks';
const ORGANIZATION = {
  id: 77,
  name: 'Kessler',
  slug: 'kessler',
  timeZone: 'Europe/Berlin',
  parentId: null,
  memberIds: [],
};
const WANTED = { active: true, subscriberUrl: 'https://hooks.example/a', triggers: ['BOOKING_CREATED'], secret: 's' };
const remove = (path: string) =>
  fetch(client.sandbox.url + path, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${client.sandbox.store.accounts[0]?.apiKey}` },
  });

describe('webhooks of an event type', () => {
  it('a webhook is created with a UUID, echoes its secret, and is listed, read and deleted', async () => {
    const created = await client.post(PATH, WANTED);
    expect(created).toMatchObject({ status: 201, body: { data: { ...WANTED, eventTypeId: 2_563_193 } } });
    const { id } = created.body.data;
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect((await client.get(PATH)).body.data).toEqual([created.body.data]);
    expect((await client.get(`${PATH}/${id}`)).body.data).toEqual(created.body.data);
    expect((await remove(`${PATH}/${id}`)).status).toBe(200);
    expect((await client.get(PATH)).body.data).toEqual([]);
    expect((await remove(`${PATH}/${id}`)).status).toBe(404);
  });

  it('a webhook without a secret has none', async () => {
    const { secret: _secret, ...wanted } = WANTED;
    expect((await client.post(PATH, wanted)).body.data).toMatchObject({ secret: null, version: '2021-10-20' });
  });

  it.each([
    ['an unknown trigger', { ...WANTED, triggers: ['BOOKING_EATEN'] }],
    ['no address', { ...WANTED, subscriberUrl: undefined }],
    ['no triggers', { ...WANTED, triggers: undefined }],
  ])('%s is refused', async (_, body) => {
    expect((await client.post(PATH, body)).status).toBe(400);
  });

  it("another account's team is refused, and an event type of another team is not found", async () => {
    expect((await client.post(PATH, WANTED, { key: PRAXIS_KEY })).status).toBe(403);
    expect((await client.post('/teams/34210/event-types/2563193/webhooks', WANTED)).status).toBe(404);
    expect((await client.get(PATH, { key: null })).status).toBe(401);
  });
});

describe('webhooks of an organization', () => {
  it('its administrators set them up, others are refused', async () => {
    expect((await client.post('/organizations/77/webhooks', WANTED)).status).toBe(403);
    client.sandbox.store.organizations.push({ ...ORGANIZATION, adminIds: [client.sandbox.store.accounts[0]?.id ?? 0] });
    const { status, body } = await client.post('/organizations/77/webhooks', WANTED);
    expect([status, body.data.teamId]).toEqual([201, 77]);
    expect((await client.get('/organizations/77/webhooks')).body.data).toHaveLength(1);
  });
});
