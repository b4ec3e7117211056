import { beforeEach, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { WITHOUT_JOBS } from '../support/statements';

const BERLIN = 34_209;
const HAMBURG = 34_210;

onEveryEngine(
  'items of Cal.com that make no sense',
  (world) => {
    let berlin: Json;

    const salon = () => world().salon;
    const store = () => world().sandbox.store;
    const teams = async (): Promise<Json[]> => (await salon().member.get('/api/calcom/teams')).body.data;
    const services = async (): Promise<Json[]> =>
      (await salon().member.get(`/api/calcom/teams/${berlin.id}/event-types`)).body.data;
    const syncTeams = (): Promise<Answer<Json>> => salon().admin.post('/api/calcom/teams/sync');
    const syncServices = (): Promise<Answer<Json>> =>
      salon().admin.post(`/api/calcom/teams/${berlin.id}/sync-event-types`);
    /** Changes what Cal.com lists. */
    const upstream = (listed: object | undefined, changes: object): void => {
      if (!listed) throw new Error('The sandbox has no such item');
      Object.assign(listed, changes);
    };

    beforeEach(async () => {
      world().sandbox.reset();
      expect((await syncTeams()).body.errors).toEqual([]);
      berlin = (await teams()).find((team) => team.calcom_team_id === BERLIN) as Json;
      expect((await syncServices()).body.errors).toEqual([]);
    });

    it.each([
      ['no title', { title: '' }, 'title'],
      ['no length', { lengthInMinutes: null }, 'lengthInMinutes'],
    ])('a service with %s stays as it was, is named, and its neighbours are stored', async (_, changes, field) => {
      const before = await services();
      const [odd, other] = store().eventTypesOf(BERLIN);
      upstream(odd, changes);
      upstream(other, { description: 'Jetzt neu' });
      const { status, body } = await syncServices();
      expect({ status, body }).toMatchObject({ status: 200, body: { success: true, deactivated: 0 } });
      expect(body.errors).toEqual([
        { object: 'event_type', calcom_id: odd?.id, field, message: expect.stringMatching(/./) },
      ]);
      const expected = before.map((service) =>
        service.id === other?.id ? { ...service, description: 'Jetzt neu' } : service,
      );
      expect(await services()).toEqual(expected);
    });

    it('a team without a name stays as it was, is named, and its neighbours are stored', async () => {
      const before = await teams();
      upstream(store().team(BERLIN), { name: null });
      upstream(store().team(HAMBURG), { name: 'Salon Kessler Altona' });
      const { status, body } = await syncTeams();
      expect({ status, body }).toMatchObject({ status: 200, body: { success: true, deactivated: 0 } });
      expect(body.errors).toMatchObject([{ object: 'team', calcom_id: BERLIN, field: 'name' }]);
      const names = (await teams()).map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(before.map(({ name }) => (/Hamburg/.test(name) ? 'Salon Kessler Altona' : name))),
      );
    });

    it('while an item has no readable id, nothing is switched off', async () => {
      const before = await services();
      const [odd, gone] = store().eventTypesOf(BERLIN);
      store().eventTypes = store().eventTypes.filter((eventType) => eventType !== gone);
      upstream(odd, { id: null });
      const { status, body } = await syncServices();
      expect({ status, body }).toMatchObject({ status: 200, body: { deactivated: 0 } });
      expect(await services()).toEqual(before);
    });
  },
  { variables: WITHOUT_JOBS },
);
