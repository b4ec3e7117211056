import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { AuditEntry, AuditLog, CompaniesService, type CompanyId, TenantDatabase, TokensService } from '@app/tenancy';
import { ApiClient, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { book, bookingOf, findOffer, type Offer } from '../support/road';
import { PASSWORD } from '../support/world';

const REFUSAL = 'Only administrators can read the audit log';

onEveryEngine('the audit log', (world) => {
  const salon = () => world().salon;
  let offer: Offer;

  const read = async (query = ''): Promise<Json[]> => {
    const { status, body } = await salon().admin.get(`/api/audit-log${query}`);
    expect({ status, success: body.success }).toEqual({ status: 200, success: true });
    return body.data;
  };
  /** What was recorded while the work ran, the oldest first. */
  const recordedBy = async (work: () => Promise<unknown>): Promise<Json[]> => {
    const [last] = await read('?limit=1');
    await work();
    return (await read('?limit=100')).filter(({ id }) => id > last.id).toReversed();
  };
  const signIn = (password: string, email = salon().adminEmail) =>
    world().anonymous.post('/api/auth/tokens', { email, password, name: 'desk' });

  beforeAll(async () => {
    offer = await findOffer(salon());
  });

  describe('is read', () => {
    it('by nobody who has not signed in', async () => {
      expect((await world().anonymous.get('/api/audit-log')).status).toBe(401);
    });

    it('by administrators only, with a token that may', async () => {
      const { body } = await salon().member.get('/api/audit-log');
      expect(body).toMatchObject({ statusCode: 403, code: 'forbidden', message: REFUSAL });
      const tenant = await world().app.get(TokensService).verify(salon().adminToken);
      const wish = { userId: tenant.userId ?? 0, name: 'narrow', abilities: ['teams:read'] };
      const { token } = await world().app.get(TokensService).issue(tenant, wish);
      expect((await new ApiClient(world().url, token).get('/api/audit-log')).status).toBe(403);
    });

    it('by its own company only', async () => {
      const praxis = (await world().praxis.admin.get('/api/audit-log?limit=100')).body.data as Json[];
      const ids = new Set((await read('?limit=100')).map(({ id }) => id));
      expect(praxis.length).toBeGreaterThan(3);
      expect(praxis.filter(({ id }) => ids.has(id))).toEqual([]);
    });

    it('the newest first, page by page, each entry once', async () => {
      const all = await read('?limit=100');
      const paged: Json[] = [];
      for (let query = '?limit=3'; ;) {
        const { body } = await salon().admin.get(`/api/audit-log${query}`);
        paged.push(...body.data);
        if (body.next_cursor === null) break;
        query = `?limit=3&cursor=${encodeURIComponent(body.next_cursor)}`;
      }
      expect(paged).toEqual(all);
      const order = all.map(({ created_at, id }) => [created_at, id] as [string, number]);
      expect(order).toEqual(order.toSorted(([a, i], [b, j]) => (a === b ? j - i : a < b ? 1 : -1)));
    });

    it('by action and by time', async () => {
      const synced = await read('?action=teams.synced');
      expect(synced.length).toBeGreaterThan(0);
      expect(new Set(synced.map(({ action }) => action))).toEqual(new Set(['teams.synced']));
      const at = synced[0].created_at;
      const until = encodeURIComponent(at);
      expect(await read(`?action=teams.synced&from=${until}`)).toEqual([synced[0]]);
      expect(await read(`?action=teams.synced&to=${until}`)).toEqual(synced.slice(1));
    });

    it.each([
      ['action=team.exploded', 'action'],
      ['from=yesterday', 'from'],
      ['to=2026-12-01', 'to'],
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['cursor=nonsense', 'cursor'],
      [`cursor=${Buffer.from('["0000-12-31T23:59:59.999Z",1]').toString('base64url')}`, 'cursor'],
      ['company_id=2', 'company_id'],
    ])('not with ?%s', async (query, field) => {
      const { status, body } = await salon().admin.get(`/api/audit-log?${query}`);
      expect({ status, code: body.code, fields: body.details.map((problem: Json) => problem.field) }).toEqual({
        status: 400,
        code: 'validation_failed',
        fields: [field],
      });
    });
  });

  describe('tells', () => {
    it('who signed in, with which token, from where', async () => {
      let requestId: string | null = null;
      const entries = await recordedBy(async () => {
        requestId = (await signIn(PASSWORD)).headers.get('x-request-id');
      });
      expect(entries.map(({ action }) => action)).toEqual(['token.issued', 'user.signed_in']);
      const [issued, signedIn] = entries;
      expect(signedIn).toMatchObject({
        actor_type: 'user',
        actor_id: signedIn.object_id,
        token_id: issued.object_id,
        object_type: 'user',
        ip: '127.0.0.1',
        request_id: requestId,
      });
      expect(issued).toMatchObject({
        object_type: 'token',
        details: { user_id: signedIn.object_id, abilities: ['*'] },
      });
    });

    it('at whose address a password was wrong; of unknown addresses nothing', async () => {
      const [before] = await read('?action=user.sign_in_failed&limit=1');
      expect((await signIn('wrong')).status).toBe(401);
      const [entry] = await eventually('the failure is recorded', async () => {
        const found = await read('?action=user.sign_in_failed&limit=1');
        return found[0]?.id === before?.id ? undefined : found;
      });
      expect(entry).toMatchObject({ actor_type: 'user', actor_id: null, token_id: null, object_type: 'user' });
      expect((await signIn('wrong', 'nobody@example.org')).status).toBe(401);
      await world().app.get(AuditLog).beforeApplicationShutdown();
      expect(await read('?action=user.sign_in_failed&limit=1')).toEqual([entry]);
    });

    it('who signed out', async () => {
      const { body } = await signIn(PASSWORD);
      const token = body.data.token as string;
      const [revoked] = await recordedBy(() => new ApiClient(world().url, token).delete('/api/auth/tokens/current'));
      const id = Number(token.split('|')[0]);
      expect(revoked).toMatchObject({ action: 'token.revoked', actor_type: 'user', token_id: id, object_id: id });
    });

    it('what has changed of a team, without names; nothing when nothing has', async () => {
      const team = (await salon().admin.get('/api/calcom/teams')).body.data.at(-1);
      const patch = (body: object) => salon().admin.patch(`/api/calcom/teams/${team.id}`, body);
      const [entry] = await recordedBy(() => patch({ name: 'Bei Frau Vogt', is_active: false }));
      expect(entry).toMatchObject({
        action: 'team.updated',
        actor_type: 'user',
        object_type: 'team',
        object_id: team.id,
        details: { changed: ['name', 'is_active'], is_active: { from: true, to: false } },
      });
      expect(JSON.stringify(entry)).not.toContain('Vogt');
      expect(await recordedBy(() => patch({ is_active: false }))).toEqual([]);
      await patch({ name: team.name, is_active: true });
    });

    it('which team gave way as the default', async () => {
      const [first, second] = (await salon().admin.get('/api/calcom/teams')).body.data;
      await salon().admin.patch(`/api/calcom/teams/${first.id}`, { is_default: true });
      const entries = await recordedBy(() =>
        salon().admin.patch(`/api/calcom/teams/${second.id}`, { is_default: true }),
      );
      expect(entries.map(({ object_id, details }) => [object_id, details.is_default])).toEqual([
        [first.id, { from: true, to: false }],
        [second.id, { from: false, to: true }],
      ]);
    });

    it('of a change that was refused nothing', async () => {
      const { id } = (await salon().admin.get('/api/calcom/teams')).body.data[0];
      const refused = await recordedBy(() =>
        salon().admin.patch(`/api/calcom/teams/${id}`, { is_active: false, is_default: true }),
      );
      expect(refused).toEqual([]);
    });

    it('how a sync went', async () => {
      const [synced] = await recordedBy(() => salon().admin.post('/api/calcom/teams/sync'));
      expect(synced).toMatchObject({
        action: 'teams.synced',
        object_type: 'sync_run',
        details: { total: 3, created: 0, updated: 3, deactivated: 0 },
      });
      world().sandbox.faults.add({ operation: 'listTeams', status: 403, times: 1 });
      const [failed] = await recordedBy(() => salon().admin.post('/api/calcom/teams/sync'));
      expect(failed).toMatchObject({ action: 'teams.sync_failed', object_type: 'sync_run' });
      expect(failed.object_id).toBeGreaterThanOrEqual(synced.object_id);
      world().sandbox.faults.reset();
    });

    it('who booked, or was refused, and nothing of the attendee', async () => {
      const entries = await recordedBy(async () => {
        await book(salon(), offer);
        world().sandbox.faults.add({ name: 'taken', times: 1 });
        await salon().member.post('/api/retell/book-appointment', bookingOf(offer, 2));
        await salon().call('/api/retell/book-appointment', {
          slot_id: offer.slotIds.at(-1),
          name: 'Erika Mustermann',
          email: 'erika@example.org',
        });
      });
      expect(entries.map(({ action, actor_type, object_type }) => [action, actor_type, object_type])).toEqual([
        ['booking.created', 'user', 'booking'],
        ['booking.rejected', 'user', 'booking'],
        ['booking.created', 'agent', 'booking'],
      ]);
      expect(entries[1].details).toMatchObject({ team_id: offer.teamId, status: 'rejected', failure: 'slot_taken' });
      expect(JSON.stringify(entries)).not.toMatch(/Erika|example\.org|4930901820/);
    });

    it('what nobody knows the end of', async () => {
      const { sandbox } = world();
      sandbox.faults.add({ operation: 'createBooking', abort: 'reset' });
      sandbox.faults.add({ operation: 'listBookings', status: 500 });
      const [entry] = await recordedBy(() => salon().member.post('/api/retell/book-appointment', bookingOf(offer, 1)));
      sandbox.faults.reset();
      expect(entry).toMatchObject({ action: 'booking.unconfirmed', details: { status: 'unknown' } });
    });

    it('what operators have set up', async () => {
      const companies = world().app.get(CompaniesService);
      const { id } = await companies.create({ name: 'New', timezone: 'Europe/Berlin', locale: 'de' });
      const tenant = await companies.contextFor(id);
      await companies.createBranch(tenant, 'Mitte');
      const email = `new-${id}@example.org`;
      const user = await companies.createUser(tenant, { email, role: 'admin', password: PASSWORD });
      const { token } = await world().app.get(TokensService).issue(tenant, { userId: user.id, name: 'first' });
      const { body } = await new ApiClient(world().url, token).get('/api/audit-log');
      expect(body.data.map(({ action }: Json) => action).toReversed()).toEqual([
        'company.created',
        'branch.created',
        'user.created',
        'token.issued',
      ]);
      for (const entry of body.data) {
        expect(entry).toMatchObject({ actor_type: 'operator', actor_id: null, ip: null, request_id: null });
      }
      expect(JSON.stringify(body)).not.toContain(email);
    });
  });

  describe('is append-only:', () => {
    const asCompany = (work: (em: SqlEntityManager) => Promise<unknown>): Promise<unknown> =>
      world()
        .app.get(TenantDatabase)
        .forTenant({ companyId: salon().id as CompanyId })
        .transactional(work);

    it.each([
      ['changed', `update audit_log set action = 'nothing.happened'`],
      ['removed', 'delete from audit_log'],
      ['emptied', 'truncate audit_log'],
      ['hidden', 'drop table audit_log'],
    ])('the database refuses that it is %s', async (_, sql) => {
      await expect(asCompany((em) => em.execute(sql))).rejects.toThrow(/permission denied|must be owner/);
    });

    it('nor is an entry changed by way of the ORM', async () => {
      const change = asCompany(async (em) => {
        const entry = await em.findOneOrFail(AuditEntry, {}, { orderBy: { id: 'asc' } });
        entry.action = 'team.updated';
      });
      await expect(change).rejects.toThrow(/permission denied/);
    });

    it('a change whose entry cannot be written does not happen', async () => {
      const branch = asCompany(async (em) => {
        await em.execute(`insert into branches (company_id, name) values (${salon().id}, 'never')`);
        const caller = { companyId: world().praxis.id as CompanyId };
        world().app.get(AuditLog).record(em, caller, { action: 'branch.created' });
      });
      await expect(branch).rejects.toThrow(/row-level security/);
      const { body } = await salon().admin.get('/api/branches');
      expect(body.data.map(({ name }: Json) => name)).not.toContain('never');
    });
  });
});
