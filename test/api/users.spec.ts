import { expect, it } from '@jest/globals';
import { type CompanyId, TenantDatabase, User } from '@app/tenancy';
import { ApiClient, type Answer, type Json } from '../support/client';
import { onEveryEngine } from '../support/on-every-engine';
import { PASSWORD } from '../support/test-company';

const CHOSEN = 'another password for tests';

onEveryEngine(
  'users',
  (world) => {
    const admin = () => world().salon.admin;
    let count = 0;
    const add = async (facts: object = {}): Promise<Json> => {
      const email = `user-${(count += 1)}@example.org`;
      const { status, body } = await admin().post('/api/users', { email, role: 'member', ...facts });
      expect(status).toBe(201);
      return body.data;
    };
    const signIn = (email: string, password: string): Promise<Answer<Json>> =>
      world().anonymous.post('/api/auth/tokens', { email, password });
    const asCaller = (token: string) => new ApiClient(world().url, token);
    const entries = async (action: string): Promise<Json[]> =>
      (await admin().get(`/api/audit-log?action=${action}`)).body.data;
    const bare = ({ status, text, body }: Answer<Json>): string => `${status} ${text.replace(body.request_id, '')}`;

    it('users are added and listed, the oldest first and a page at a time', async () => {
      const one = await add({ email: 'Upper@example.org', password: PASSWORD });
      expect(one).toEqual({ id: expect.any(Number), email: 'upper@example.org', role: 'member', branch_id: null });
      const two = await add({ role: 'admin' });
      const listed: Json[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page = await admin().get(`/api/users?limit=2${query}`);
        expect(page.body.data.length).toBeLessThanOrEqual(2);
        listed.push(...page.body.data);
        cursor = page.body.next_cursor;
      }
      const ids = listed.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(listed).toEqual(expect.arrayContaining([one, two]));
      expect(JSON.stringify(listed)).not.toContain('argon2');
      expect((await signIn('upper@example.org', PASSWORD)).status).toBe(201);
    });

    it('users of one address are refused, and nobody is added', async () => {
      const { email } = await add();
      for (const twice of [email, email.toUpperCase()]) {
        const { status, body } = await admin().post('/api/users', { email: twice, role: 'admin' });
        expect([status, body.code]).toEqual([409, 'conflict']);
      }
    });

    it.each([
      [{ role: 'member' }, 'email'],
      [{ email: 'nobody', role: 'member' }, 'email'],
      [{ email: 'a@example.org' }, 'role'],
      [{ email: 'a@example.org', role: 'agent' }, 'role'],
      [{ email: 'a@example.org', role: 'member', password: 'elevenchars' }, 'password'],
      [{ email: 'a@example.org', role: 'member', password: 'x'.repeat(257) }, 'password'],
      [{ email: 'a@example.org', role: 'member', password: null }, 'password'],
      [{ email: 'a@example.org', role: 'member', branch_id: '3' }, 'branch_id'],
      [{ email: 'a@example.org', role: 'member', company_id: 1 }, 'company_id'],
    ])('users are not made of %j', async (body, field) => {
      const answer = await admin().post('/api/users', body);
      expect([answer.status, answer.body.details?.[0]?.field]).toEqual([400, field]);
    });

    it('users of a branch belong to a branch of the company', async () => {
      const { salon, praxis, provisioning } = world();
      const own = await provisioning.branch(salon.id, 'Mitte');
      const foreign = await provisioning.branch(praxis.id, 'Park');
      expect(await add({ branch_id: own })).toMatchObject({ branch_id: own });
      const { id } = await add();
      expect((await admin().patch(`/api/users/${id}`, { branch_id: own })).body.data.branch_id).toBe(own);
      expect((await admin().patch(`/api/users/${id}`, { branch_id: null })).body.data.branch_id).toBeNull();
      const refusals = [];
      for (const branch_id of [foreign, 987_654]) {
        refusals.push(await admin().post('/api/users', { email: 'b@example.org', role: 'member', branch_id }));
        refusals.push(await admin().patch(`/api/users/${id}`, { branch_id }));
      }
      expect(refusals.map(({ body }) => body.message)).toEqual(refusals.map(() => 'Unauthorized access to branch'));
      expect(new Set(refusals.map(bare)).size).toBe(1);
    });

    it('users that are changed are so with their next request, and the audit log tells it without their data', async () => {
      const { id, email } = await add();
      const token = await world().provisioning.token(world().salon.id, id);
      expect((await asCaller(token).get('/api/users')).status).toBe(403);
      const changed = await admin().patch(`/api/users/${id}`, { role: 'admin', password: CHOSEN });
      expect(changed.body.data).toEqual({ id, email, role: 'admin', branch_id: null });
      expect((await asCaller(token).get('/api/users')).status).toBe(200);
      expect((await signIn(email, CHOSEN)).status).toBe(201);
      const [entry] = await entries('user.updated');
      expect(entry).toMatchObject({
        object_id: id,
        details: { changed: ['role'], role: { from: 'member', to: 'admin' } },
      });
      const [reset] = await entries('user.password_changed');
      expect(reset).toMatchObject({ object_id: id, details: {} });
    });

    it('users that are removed are gone with all tokens, and removing them again changes nothing', async () => {
      const { id, email } = await add({ password: PASSWORD });
      const { token } = (await signIn(email, PASSWORD)).body.data;
      expect((await asCaller(token).get('/api/auth/me')).status).toBe(200);
      for (let n = 0; n < 2; n++) expect((await admin().delete(`/api/users/${id}`)).status).toBe(204);
      expect((await asCaller(token).get('/api/auth/me')).status).toBe(401);
      expect((await signIn(email, PASSWORD)).status).toBe(401);
      expect((await entries('user.removed')).filter(({ object_id }) => object_id === id)).toHaveLength(1);
      expect((await add({ email })).email).toBe(email);
    });

    it('users of another company are refused like ones that do not exist', async () => {
      const [foreign] = (await world().praxis.admin.get('/api/users')).body.data;
      const refusals = [];
      for (const id of [foreign.id, 987_654]) {
        refusals.push(
          await admin().patch(`/api/users/${id}`, { role: 'admin' }),
          await admin().delete(`/api/users/${id}`),
        );
      }
      expect(refusals.map(({ status, body }) => [status, body.message])).toEqual(
        refusals.map(() => [403, 'Unauthorized access to user']),
      );
      expect(new Set(refusals.map(bare)).size).toBe(1);
    });

    it('users keep an administrator of the whole company, whoever leaves at the same time', async () => {
      const { praxis, provisioning } = world();
      const branch = await provisioning.branch(praxis.id, 'Last');
      const admins = async (): Promise<Json[]> =>
        (await praxis.admin.get('/api/users')).body.data.filter(({ role }: Json) => role === 'admin');
      const [last] = await admins();
      for (const leave of [
        () => praxis.admin.patch(`/api/users/${last.id}`, { role: 'member' }),
        () => praxis.admin.patch(`/api/users/${last.id}`, { branch_id: branch }),
        () => praxis.admin.delete(`/api/users/${last.id}`),
      ]) {
        const { status, body } = await leave();
        expect([status, body.code]).toEqual([409, 'last_admin']);
      }
      expect(await admins()).toEqual([last]);
      const others = await Promise.all(
        [1, 2, 3, 4].map((n) => praxis.admin.post('/api/users', { email: `p${n}@example.org`, role: 'admin' })),
      );
      const ids = [last.id, ...others.map(({ body }) => body.data.id)];
      const leaving = await Promise.all(
        ids.map((id, n) =>
          n % 2 ? praxis.admin.patch(`/api/users/${id}`, { role: 'member' }) : praxis.admin.delete(`/api/users/${id}`),
        ),
      );
      // The acting administrator may have been deleted or demoted by then.
      for (const { status } of leaving) expect([200, 204, 401, 403, 409]).toContain(status);
      const count = await provisioning.user(praxis.id, { email: 'observer@example.org', role: 'member' });
      expect(count).toBeGreaterThan(0);
      const rows = await world()
        .app.get(TenantDatabase)
        .forTenant({ companyId: praxis.id as CompanyId })
        .find(User, {
          role: 'admin',
          branchId: null,
        });
      expect(rows.length).toBeGreaterThanOrEqual(1);
    });

    it('users are managed by administrators of the whole company', async () => {
      const { salon, provisioning } = world();
      const branch = await provisioning.branch(salon.id, 'Nord');
      const { id } = await add({ role: 'admin', branch_id: branch });
      const ofBranch = asCaller(await provisioning.token(salon.id, id));
      for (const client of [salon.member, ofBranch])
        for (const send of [() => client.get('/api/users'), () => client.delete(`/api/users/${id}`)])
          expect((await send()).status).toBe(403);
    });

    it('users change their own password, which ends all their other tokens and nobody else’s', async () => {
      const { email, id } = await add({ password: PASSWORD });
      const [one, other] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD)];
      const client = asCaller(one.body.data.token);
      const put = (body: object): Promise<Answer<Json>> => client.send('PUT', '/api/auth/password', { body });
      for (const [body, field] of [
        [{ current: PASSWORD, new: 'elevenchars' }, 'new'],
        [{ current: PASSWORD, new: PASSWORD }, 'new'],
        [{ new: CHOSEN }, 'current'],
      ] as const) {
        const answer = await put(body);
        expect([answer.status, answer.body.details[0].field]).toEqual([400, field]);
      }
      expect(await put({ current: 'not the password', new: CHOSEN })).toMatchObject({ status: 401 });
      expect((await asCaller(other.body.data.token).get('/api/auth/me')).status).toBe(200);
      expect((await put({ current: PASSWORD, new: CHOSEN })).status).toBe(204);
      expect((await client.get('/api/auth/me')).status).toBe(200);
      expect((await asCaller(other.body.data.token).get('/api/auth/me')).status).toBe(401);
      expect((await admin().get('/api/auth/me')).status).toBe(200);
      expect([(await signIn(email, PASSWORD)).status, (await signIn(email, CHOSEN)).status]).toEqual([401, 201]);
      expect((await entries('user.password_changed'))[0]).toMatchObject({ actor_id: id, object_id: id });
    });
  },
  { synced: false },
);
