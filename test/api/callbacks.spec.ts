import { beforeAll, expect, it } from '@jest/globals';
import { Retention } from '@app/tenancy';
import { Deliveries } from '../../libs/webhooks/testing/deliveries';
import { ApiClient, type Json } from '../support/client';
import { asOwner } from '../support/as-owner';
import { onEveryEngine } from '../support/on-every-engine';
import { BERLIN, HAMBURG, teamId } from './steps';

const REQUEST = '/api/retell/request-callback';
const CALLBACKS = '/api/callbacks';
const CALLER = '+4930901825';
const WISH = { name: 'Erika Mustermann', phone: '030 901820', when: 'morgen Vormittag', notes: 'Wants to move' };

onEveryEngine(
  'a callback',
  (world) => {
    let deliveries: Deliveries;

    beforeAll(async () => {
      deliveries = new Deliveries(world().app, world().salon.id);
      const url = 'https://hooks.example/callbacks';
      await world().salon.admin.post('/api/webhook-endpoints', { url, events: ['callback.requested'] });
    });

    const request = async (args: object, call: object = {}): Promise<Json> =>
      (await world().salon.call(REQUEST, args, { from_number: CALLER, ...call })).body;
    const list = async (query = ''): Promise<Json> => (await world().salon.member.get(`${CALLBACKS}${query}`)).body;
    const find = async (id: number): Promise<Json> =>
      (await list('?limit=100')).data.find((one: Json) => one.id === id);
    const toldOf = async (id: number) =>
      (await deliveries.rows()).filter(({ subject }) => subject === `callback:${id}`);

    it('a callback is stored and its company told, once for a call however it is asked for', async () => {
      const told = await request(WISH, { call_id: 'call_1' });
      expect(told).toEqual({
        ok: true,
        callback_id: expect.any(Number),
        say:
          'Ich habe Ihren Wunsch nach einem Rückruf notiert, unter der Nummer, die auf 1 8 2 0 endet.' +
          ' Ihre Wunschzeit habe ich dazugeschrieben, zusagen kann ich sie nicht.',
      });
      const { callback_id: id } = told;
      expect(await find(id)).toEqual({
        id,
        name: 'Erika Mustermann',
        phone: '+4930901820',
        wanted: 'morgen Vormittag',
        notes: 'Wants to move',
        call_id: 'call_1',
        done: false,
        created_at: expect.stringMatching(/^\d{4}-.+Z$/),
      });
      const again = { ...WISH, phone: '+49 30 901820', name: ' erika  mustermann' };
      const repeats = await Promise.all([WISH, again, WISH, again].map((args) => request(args, { call_id: 'call_1' })));
      expect(new Set(repeats.map(({ callback_id }) => callback_id))).toEqual(new Set([id]));
      expect(await toldOf(id)).toEqual([expect.objectContaining({ type: 'callback.requested', status: 'pending' })]);
      const others = [
        await request({ ...WISH, notes: 'Something else' }, { call_id: 'call_1' }),
        await request(WISH, { call_id: 'call_2' }),
      ];
      expect(new Set([id, ...others.map(({ callback_id }) => callback_id)]).size).toBe(3);
    });

    it('callbacks are found by the call that they were asked for in', async () => {
      const { callback_id: id } = await request(WISH, { call_id: 'call_found' });
      const { data } = await list('?call_id=call_found&done=false');
      expect(data.map((one: Json) => one.id)).toEqual([id]);
      expect((await list('?call_id=call_found&done=true')).data).toEqual([]);
      const { member } = world().praxis;
      const [foreign, missing] = [
        await member.get(`${CALLBACKS}?call_id=call_found`),
        await member.get(`${CALLBACKS}?call_id=call_nobody`),
      ];
      expect([foreign.status, foreign.body]).toEqual([200, { success: true, data: [], next_cursor: null }]);
      expect(foreign.body).toEqual(missing.body);
    });

    it('a callback that is asked for at the same time again and again is one', async () => {
      const asked = await Promise.all(Array.from({ length: 10 }, () => request(WISH, { call_id: 'at-once' })));
      const ids = new Set(asked.map(({ callback_id }) => callback_id));
      expect([...ids]).toEqual([expect.any(Number)]);
      expect(await toldOf(asked[0]?.callback_id)).toHaveLength(1);
    });

    it('a callback goes to the calling number unless another is given, and asks for one where there is none', async () => {
      const { callback_id: id, say } = await request({ phone: 'none', when: '{{when}}' }, { call_id: 'call_3' });
      expect(await find(id)).toMatchObject({ phone: CALLER, name: null, wanted: null, notes: null });
      expect(say).toBe('Ich habe Ihren Wunsch nach einem Rückruf notiert, unter der Nummer, die auf 1 8 2 5 endet.');
      const withheld = { call_id: 'call_4', from_number: 'anonymous' };
      for (const [args, why] of [
        [{ name: 'Erika' }, /^phone is needed/],
        [{ name: 'Erika', phone: '0170 123' }, /^phone is not a valid phone number/],
        [{ name: 'Erika', phone: ['0170 1234567'] }, /^phone must be a text/],
      ] as const)
        expect(await request(args, withheld)).toMatchObject({
          ok: false,
          reason: 'needs_info',
          needs: ['phone'],
          why: expect.stringMatching(why),
        });
    });

    it('a callback keeps what people can read, whatever a model writes', async () => {
      const args = { name: ['Erika'], phone: 4930901820, when: 'wort '.repeat(10_000), notes: { a: '😀\0' } };
      const { ok, callback_id: id } = await request(args, { call_id: 'call_5' });
      const { name, phone, wanted, notes } = await find(id);
      expect([ok, name, phone, wanted.length, notes]).toEqual([true, null, '+4930901820', 2000, null]);
    });

    it('a callback is listed in pages, the latest first, and marked as done', async () => {
      const { salon } = world();
      const first = (await request(WISH, { call_id: 'page_1' })).callback_id;
      const second = (await request(WISH, { call_id: 'page_2' })).callback_id;
      const page = await list('?limit=1');
      expect([page.success, page.data[0].id]).toEqual([true, second]);
      expect((await list(`?limit=1&cursor=${page.next_cursor}`)).data[0].id).toBe(first);
      const done = await salon.member.patch(`${CALLBACKS}/${first}`, { done: true });
      expect([done.status, done.body.data]).toEqual([200, { ...(await find(first)), done: true }]);
      const ids = (of: Json): number[] => of.data.map(({ id }: Json) => id);
      expect([ids(await list('?done=true')), ids(await list('?done=false')).includes(first)]).toEqual([[first], false]);
      const { data: entries } = (await salon.admin.get('/api/audit-log?action=callback.updated')).body;
      expect(entries[0]).toMatchObject({ details: { changed: ['done'], done: { from: false, to: true } } });
      for (const body of [{}, { done: 'yes' }, { done: true, name: 'x' }])
        expect((await salon.member.patch(`${CALLBACKS}/${first}`, body)).status).toBe(400);
    });

    it('a callback is another company’s alone, and for tokens that may', async () => {
      const { salon, praxis, provisioning, url, anonymous } = world();
      const { callback_id: id } = await request(WISH, { call_id: 'theirs' });
      const [foreign, none] = await Promise.all(
        [id, 987_654].map((one) => praxis.admin.patch(`${CALLBACKS}/${one}`, { done: true })),
      );
      expect([foreign?.status, foreign?.body.message]).toEqual([403, 'Unauthorized access to callback']);
      expect({ ...none?.body, request_id: '' }).toEqual({ ...foreign?.body, request_id: '' });
      expect((await praxis.admin.get(CALLBACKS)).body.data).toEqual([]);
      expect((await anonymous.get(CALLBACKS)).status).toBe(401);
      const userId = await provisioning.user(salon.id, { email: 'reader@example.org', role: 'member' });
      const token = await provisioning.token(salon.id, userId, { abilities: ['bookings:read'] });
      const reader = new ApiClient(url, token);
      expect((await reader.get(CALLBACKS)).status).toBe(403);
      expect((await reader.patch(`${CALLBACKS}/${id}`, { done: true })).status).toBe(403);
      expect((await find(id)).done).toBe(false);
    });

    it('a callback is seen by users of a branch where its team is theirs', async () => {
      const { salon, provisioning, url } = world();
      const [berlin, hamburg] = [await teamId(salon, BERLIN.team), await teamId(salon, HAMBURG.team)];
      await salon.admin.patch(`/api/calcom/teams/${berlin}`, { is_default: true });
      const users: ApiClient[] = [];
      for (const team of [berlin, hamburg]) {
        const branchId = await provisioning.branch(salon.id, `Of ${team}`);
        await salon.admin.patch(`/api/calcom/teams/${team}`, { branch_id: branchId });
        const userId = await provisioning.user(salon.id, { email: `${team}@example.org`, role: 'member', branchId });
        users.push(new ApiClient(url, await provisioning.token(salon.id, userId)));
      }
      const { callback_id: id } = await request(WISH, { call_id: 'of-a-branch' });
      const seen = async (user?: ApiClient): Promise<boolean> =>
        (await user?.get(`${CALLBACKS}?limit=100`))?.body.data.some((one: Json) => one.id === id);
      expect(await Promise.all(users.map(seen))).toEqual([true, false]);
      const statuses = users.map(async (user) => (await user.patch(`${CALLBACKS}/${id}`, { done: true })).status);
      expect(await Promise.all(statuses)).toEqual([200, 403]);
    });

    it('a callback is noted for users, too, who name the number', async () => {
      const { salon } = world();
      const noted = await salon.member.post(REQUEST, WISH);
      expect([noted.status, noted.body.data.ok]).toEqual([200, true]);
      expect(await find(noted.body.data.callback_id)).toMatchObject({ call_id: null, phone: '+4930901820' });
      const refused = await salon.member.post(REQUEST, { name: 'Erika' });
      expect([refused.status, refused.body.details[0].field]).toEqual([400, 'phone']);
    });

    it('a callback is removed after two years, with the personal data that it holds', async () => {
      const { callback_id: id } = await request(WISH, { call_id: 'old' });
      const { callback_id: kept } = await request(WISH, { call_id: 'young' });
      const age = `update callbacks set created_at = now() - interval '731 days' where id = ${id} returning 1`;
      await asOwner(world(), age);
      await world().app.get(Retention).run();
      expect([await find(id), (await find(kept)).id]).toEqual([undefined, kept]);
    });
  },
  { variables: { JOBS: 'off' } },
);
