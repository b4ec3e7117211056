import { beforeAll, expect, it } from '@jest/globals';
import { ApiClient, type Answer, type Json } from '../support/client';
import { addressOfFile } from '../support/shared-world';
import { onSharedEngines } from '../support/on-shared-engines';
import type { TestCompany } from '../support/test-company';
import { BERLIN, check, day, ERIKA, HAMBURG, MAX, teamId } from './steps';

const NOT_THERE = 987_654_321;

onSharedEngines('a user of a branch', (world) => {
  let salon: TestCompany;
  /** Of the branch, and of the company. */
  let user: ApiClient;
  let chief: ApiClient;
  let [berlin, hamburg] = [0, 0];
  let [own, other] = [0, 0];
  let booked: Record<'own' | 'other', number>;

  const path = (team: number, eventType: number): string =>
    `/api/retell/check-availability?team_id=${team}&event_type_id=${eventType}&date=${day(2)}`;
  const bare = ({ status, text, body }: Answer<Json>): string => `${status} ${text.replace(body.request_id, '')}`;

  async function signUp(role: 'admin' | 'member', branchId: number): Promise<ApiClient> {
    const email = `${role}-${branchId}-${salon.id}@example.org`;
    const id = await world().provisioning.user(salon.id, { email, role, branchId });
    return new ApiClient(world().url, await world().provisioning.token(salon.id, id), addressOfFile());
  }

  async function bookWith(client: ApiClient, team: number, eventType: number, attendee: object): Promise<Answer<Json>> {
    const { body } = await salon.member.get(path(team, eventType));
    return client.post('/api/retell/book-appointment', { slot_id: body.data.slots.at(-1).slot_id, attendee });
  }

  beforeAll(async () => {
    salon = world().salon;
    [berlin, hamburg] = [await teamId(salon, BERLIN.team), await teamId(salon, HAMBURG.team)];
    own = await world().provisioning.branch(salon.id, 'Mitte');
    other = await world().provisioning.branch(salon.id, 'Altona');
    for (const [team, branch_id] of [
      [berlin, own],
      [hamburg, other],
    ])
      expect((await salon.admin.patch(`/api/calcom/teams/${team}`, { branch_id })).status).toBe(200);
    user = await signUp('member', own);
    chief = await signUp('admin', own);
    const [mine, theirs] = [
      await bookWith(user, berlin, BERLIN.men, ERIKA),
      await bookWith(salon.member, hamburg, HAMBURG.men, MAX),
    ];
    booked = { own: mine.body.data.id, other: theirs.body.data.id };
  });

  it('is told its branch when it signs in, and when it asks who it is', async () => {
    expect((await user.get('/api/auth/me')).body.data).toMatchObject({
      role: 'member',
      branch_id: own,
      company: { id: salon.id, timezone: 'Europe/Berlin', locale: 'de' },
    });
    expect((await salon.member.get('/api/auth/me')).body.data.branch_id).toBeNull();
    const credentials = { email: `signs-in-${salon.id}@example.org`, password: 'correct horse battery staple' };
    await world().provisioning.user(salon.id, { ...credentials, role: 'member', branchId: own });
    const { status, body } = await world().anonymous.post('/api/auth/tokens', credentials);
    expect([status, body.data.user.branch_id]).toEqual([201, own]);
  });

  it('lists the teams, bookings and branches of its branch alone, whoever has asked before', async () => {
    for (const before of [user, salon.member]) {
      await before.get('/api/calcom/teams');
      const teams = await user.get('/api/calcom/teams');
      expect(teams.body.data.map(({ id }: Json) => id)).toEqual([berlin]);
      expect(teams.headers.get('x-cache')).toBe('HIT');
    }
    const everybody = await salon.member.get('/api/calcom/teams');
    expect(everybody.body.data.length).toBeGreaterThan(2);
    const named = await user.get(`/api/calcom/teams?branch_id=${own}`);
    expect(named.text).toBe((await salon.member.get(`/api/calcom/teams?branch_id=${own}`)).text);
    expect((await user.get('/api/bookings')).body.data.map(({ id }: Json) => id)).toEqual([booked.own]);
    expect((await user.get('/api/branches')).body.data.map(({ id }: Json) => id)).toEqual([own]);
  });

  it('asks and books with the teams of its branch', async () => {
    expect((await user.get(`/api/calcom/teams/${berlin}`)).status).toBe(200);
    const services = `/api/calcom/teams/${berlin}/event-types`;
    expect((await user.get(services)).text).toBe((await salon.member.get(services)).text);
    expect((await user.get(services)).headers.get('x-cache')).toBe('HIT');
    expect((await check({ member: user }, { team_id: berlin, event_type_id: BERLIN.men, date: day(2) })).status).toBe(
      200,
    );
    expect((await user.get(`/api/bookings/${booked.own}`)).status).toBe(200);
    expect((await user.get(`/api/branches/${own}/team`)).body.data.id).toBe(berlin);
  });

  it('is refused everything of another branch in the bytes of what does not exist, warm or cold', async () => {
    const foreign = async (of: (id: number) => Promise<Answer<Json>>, theirs: number, kind: string): Promise<void> => {
      const [refused, missing] = [await of(theirs), await of(NOT_THERE)];
      expect(refused).toMatchObject({
        status: 403,
        body: { code: 'forbidden', message: `Unauthorized access to ${kind}` },
      });
      expect(bare(refused)).toBe(bare(missing));
    };
    for (const reader of [user, chief]) {
      for (const warm of [salon.member, salon.admin]) {
        await warm.get(`/api/calcom/teams/${hamburg}/event-types`);
        await warm.get(`/api/calcom/teams?branch_id=${other}`);
        await warm.get(path(hamburg, HAMBURG.men));
        await foreign((id) => reader.get(`/api/calcom/teams/${id}`), hamburg, 'team');
        await foreign((id) => reader.get(`/api/calcom/teams/${id}/event-types`), hamburg, 'team');
        await foreign((id) => reader.get(path(id, HAMBURG.men)), hamburg, 'team');
        await foreign((id) => reader.get(`/api/bookings?team_id=${id}`), hamburg, 'team');
        await foreign((id) => reader.get(`/api/calcom/teams?branch_id=${id}`), other, 'branch');
        await foreign((id) => reader.get(`/api/branches/${id}/team`), other, 'branch');
        await foreign((id) => reader.get(`/api/bookings/${id}`), booked.other, 'booking');
      }
    }
  });

  it('cannot book with another branch, neither by a slot’s id nor by its parts', async () => {
    const held = world().sandbox.store.bookings.size;
    const byId = await bookWith(user, hamburg, HAMBURG.men, ERIKA);
    const start = `${day(2)}T10:00:00+01:00`;
    const parts = { team_id: hamburg, event_type_id: HAMBURG.men, start, attendee: ERIKA };
    const byParts = await user.post('/api/retell/book-appointment', parts);
    for (const { status, body } of [byId, byParts])
      expect([status, body.message]).toEqual([403, 'Unauthorized access to team']);
    expect(world().sandbox.store.bookings.size).toBe(held);
  });

  it('gets the company’s default team only if it is its branch’s', async () => {
    await salon.admin.patch(`/api/calcom/teams/${hamburg}`, { is_default: true });
    await salon.member.get('/api/calcom/teams/default');
    const { status, body } = await user.get('/api/calcom/teams/default');
    expect([status, body.code]).toEqual([404, 'not_found']);
    const empty = await world().provisioning.branch(salon.id, 'Leer', HAMBURG.team);
    const stranger = await signUp('member', empty);
    expect((await stranger.get(`/api/branches/${empty}/team`)).status).toBe(404);
    expect((await stranger.get('/api/calcom/teams')).body.data).toEqual([]);
    expect((await salon.member.get(`/api/branches/${empty}/team`)).body.data.id).toBe(hamburg);

    await salon.admin.patch(`/api/calcom/teams/${berlin}`, { is_default: true });
    expect((await user.get('/api/calcom/teams/default')).body.data.id).toBe(berlin);
    await salon.admin.patch(`/api/calcom/teams/${berlin}`, { is_default: false });
  });

  it('administers its branch, and nothing of the company', async () => {
    const team = `/api/calcom/teams/${berlin}`;
    expect((await chief.patch(team, { name: 'Mitte, neu' })).body.data.name).toBe('Mitte, neu');
    expect((await chief.patch(team, { branch_id: own })).status).toBe(200);
    expect((await chief.post(`${team}/sync-event-types`)).status).toBe(200);
    expect((await chief.patch(`/api/branches/${own}`, { name: 'Mitte' })).status).toBe(200);
    const refused = await Promise.all([
      chief.patch(team, { branch_id: other }),
      chief.patch(team, { branch_id: null }),
      chief.patch(team, { is_default: true }),
      chief.patch(`/api/calcom/teams/${hamburg}`, { name: 'Ours now' }),
      chief.post(`/api/calcom/teams/${hamburg}/sync-event-types`),
      chief.post('/api/calcom/teams/sync'),
      chief.post('/api/branches', { name: 'One more' }),
      chief.patch(`/api/branches/${other}`, { name: 'Ours now' }),
      chief.patch(`/api/branches/${own}`, { calcom_team_id: HAMBURG.team }),
      chief.get('/api/audit-log'),
    ]);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [403, 'forbidden']));
    expect((await salon.member.get(team)).body.data.branch_id).toBe(own);
  });

  it('sees a team from the moment that it comes to its branch until it leaves it', async () => {
    const services = `/api/calcom/teams/${hamburg}/event-types`;
    const sees = async (): Promise<unknown[]> => {
      const { body } = await user.get('/api/calcom/teams');
      const ids: number[] = body.data.map(({ id }: Json) => id);
      const [question, list] = [await user.get(path(hamburg, HAMBURG.men)), await user.get(services)];
      return [ids.includes(hamburg), question.status, list.status, (await user.get(services)).status];
    };
    expect(await sees()).toEqual([false, 403, 403, 403]);
    await salon.admin.patch(`/api/calcom/teams/${hamburg}`, { branch_id: own });
    expect(await sees()).toEqual([true, 200, 200, 200]);
    expect(await sees()).toEqual([true, 200, 200, 200]);
    expect((await user.get(`/api/bookings/${booked.other}`)).status).toBe(200);
    await salon.admin.patch(`/api/calcom/teams/${hamburg}`, { branch_id: other });
    expect(await sees()).toEqual([false, 403, 403, 403]);
    expect((await user.get(`/api/bookings/${booked.other}`)).status).toBe(403);
  });
});
