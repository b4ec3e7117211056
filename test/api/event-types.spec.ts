import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import type { TestCompany } from '../support/test-company';
import { COLOGNE } from './steps';

const CUT = 2_563_193;
const COLOURING = 2_563_195;

const slugsOf = (eventTypes: Json[]): string[] => eventTypes.map(({ slug }) => slug);
const serviceOf = (found: Json[]): number => found.find(({ slug }) => slug === 'damenhaarschnitt').service_id;

onSharedEngines('event types', (world) => {
  let salon: TestCompany;
  let berlin: Json;
  let hamburg: Json;

  beforeAll(async () => {
    salon = world().salon;
    [berlin, hamburg] = (await salon.member.get('/api/calcom/teams')).body.data;
  });

  const list = async (team = berlin): Promise<Json[]> =>
    (await salon.member.get(`/api/calcom/teams/${team.id}/event-types`)).body.data;
  const sync = (team = berlin) => salon.admin.post(`/api/calcom/teams/${team.id}/sync-event-types`);

  it('have the shape that was promised', async () => {
    const colouring = (await list()).find(({ id }) => id === COLOURING);
    expect(colouring).toEqual({
      id: COLOURING,
      title: 'Färben',
      slug: 'faerben',
      description: 'Ansatz, ganzer Kopf oder Strähnen: je nach Länge.',
      duration: 60,
      duration_options: [60, 90, 120],
      price: 7900,
      currency: 'EUR',
      service_id: expect.any(Number),
      requires_confirmation: false,
      seats: null,
      minimum_notice_minutes: 120,
      locations: [{ type: 'address', label: 'Torstraße 112, 10119 Berlin' }],
      booking_fields: [
        { slug: 'name', type: 'text', label: 'Name', required: true },
        { slug: 'email', type: 'email', label: 'E-Mail-Adresse', required: true },
        { slug: 'notes', type: 'textarea', label: 'Anmerkungen', required: false },
      ],
    });
  });

  it('tell a company’s own questions with their options', async () => {
    const [cologne] = (await world().praxis.member.get('/api/calcom/teams')).body.data;
    const { body } = await world().praxis.member.get(`/api/calcom/teams/${cologne.id}/event-types`);
    const asking = body.data.find(({ id }: Json) => id === COLOGNE.withQuestion);
    expect(asking.booking_fields.find(({ slug }: Json) => slug === 'versicherung')).toEqual({
      slug: 'versicherung',
      type: 'select',
      label: expect.any(String),
      required: true,
      options: expect.arrayContaining([expect.any(String)]),
    });
  });

  it('come by title; hidden ones and the parents of managed ones not at all', async () => {
    const found = await list();
    const titles = found.map(({ title }) => title);
    expect(titles).toEqual(titles.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(slugsOf(found)).toEqual(expect.arrayContaining(['herrenhaarschnitt', 'typberatung-sabine', 'brautstyling']));
    for (const slug of ['mitarbeiterschulung', 'typberatung']) expect(slugsOf(found)).not.toContain(slug);
  });

  it('are one service where several teams offer the same', async () => {
    expect(serviceOf(await list(hamburg))).toBe(serviceOf(await list(berlin)));
  });

  it('are cached, and fresh after a sync and after a change of their team', async () => {
    const path = `/api/calcom/teams/${berlin.id}/event-types`;
    const outcome = async (): Promise<string | null> => (await salon.member.get(path)).headers.get('x-cache');
    await sync();
    expect([await outcome(), await outcome()]).toEqual(['MISS', 'HIT']);
    await sync();
    expect([await outcome(), await outcome()]).toEqual(['MISS', 'HIT']);
    await salon.admin.patch(`/api/calcom/teams/${berlin.id}`, { name: 'Anders' });
    expect(await outcome()).toBe('MISS');
  });

  describe('synced', () => {
    it('again change nothing', async () => {
      const before = await list();
      const { status, body } = await sync();
      const total = world().sandbox.store.eventTypesOf(34_209).length;
      expect({ status, body }).toEqual({
        status: 200,
        body: {
          success: true,
          synced: total,
          total,
          created: 0,
          updated: total,
          deactivated: 0,
          errors: [],
          sync_run_id: expect.any(Number),
        },
      });
      expect(await list()).toEqual(before);
    });

    it('follow Cal.com: changed, hidden, gone, back again', async () => {
      const { store } = world().sandbox;
      const cut = store.eventType(CUT);
      if (!cut) throw new Error('the sandbox has no such event type');
      Object.assign(cut, { title: 'Fade', price: 3500, lengthInMinutes: 40 });
      await sync();
      expect((await list()).find(({ id }) => id === CUT)).toMatchObject({ title: 'Fade', price: 3500, duration: 40 });

      cut.hidden = true;
      expect((await sync()).body).toMatchObject({ deactivated: 0, created: 0 });
      expect(slugsOf(await list())).not.toContain('herrenhaarschnitt');
      cut.hidden = false;
      await sync();

      store.eventTypes = store.eventTypes.filter((eventType) => eventType !== cut);
      expect((await sync()).body).toMatchObject({ deactivated: 1, created: 0 });
      expect(slugsOf(await list())).not.toContain('herrenhaarschnitt');

      store.eventTypes.push(cut);
      expect((await sync()).body).toMatchObject({ deactivated: 0, created: 0 });
      expect(slugsOf(await list())).toContain('herrenhaarschnitt');
    });

    it('by several at once are as by one', async () => {
      const before = await list();
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => sync([berlin, hamburg][n % 2])));
      expect(answers.map(({ status, body }) => [status, body.created])).toEqual(answers.map(() => [200, 0]));
      expect(await list()).toEqual(before);
    });

    it('without Cal.com are the last known ones, with 503', async () => {
      const before = await list();
      world().sandbox.faults.add({ operation: 'listTeamEventTypes', status: 503 });
      const { status, headers, body } = await sync();
      world().sandbox.faults.reset();
      expect({ status, body }).toMatchObject({
        status: 503,
        body: {
          success: false,
          degraded: true,
          code: 'calcom_unavailable',
          message: 'Cal.com temporarily unavailable',
        },
      });
      expect(body.data).toEqual(before);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    });

    it('by a member are refused', async () => {
      const { status, body } = await salon.member.post(`/api/calcom/teams/${berlin.id}/sync-event-types`);
      expect({ status, message: body.message }).toEqual({
        status: 403,
        message: 'Only administrators can sync teams',
      });
    });
  });

  it('of another company’s team, or of none, are refused with the same bytes', async () => {
    const [theirs] = (await world().praxis.member.get('/api/calcom/teams')).body.data;
    for (const path of ['event-types', 'sync-event-types']) {
      const method = path === 'event-types' ? 'GET' : 'POST';
      const [foreign, missing] = await Promise.all(
        [theirs.id, 987_654_321].map((id) => salon.admin.send<Json>(method, `/api/calcom/teams/${id}/${path}`, {})),
      );
      expect(foreign).toMatchObject({ status: 403, body: { message: 'Unauthorized access to team' } });
      expect({ ...missing?.body, request_id: '' }).toEqual({ ...foreign?.body, request_id: '' });
    }
  });
});
