import { describe, expect, it } from '@jest/globals';
import { CompaniesService, TokensService } from '@app/tenancy';
import { eventually } from '../support/eventually';
import { EventStream } from '../support/event-stream';
import { asOwner } from '../support/as-owner';
import { onEveryEngine } from '../support/on-every-engine';
import { PageSession } from '../support/page-session';
import { findOffer, nextMonday } from '../support/road';
import { PASSWORD, type TestCompany } from '../support/test-company';

const SESSION = '/api/auth/session';
const TEAMS = '/api/calcom/teams';
const CHECK = '/api/retell/check-availability';
const METRICS_TOKEN = 'a-token-of-the-scraper';
const APP = 'https://app.example.com';
const FORBIDDEN = { status: 403, body: { success: false, code: 'forbidden_origin' } };

type Headers = Record<string, string>;

/** Sign-ins are throttled by address. */
let address = 0;
const newAddress = (): string => `203.0.113.${++address}`;

/** Headers of requests that no page of this service sends. */
const FOREIGN: [name: string, headers: Headers][] = [
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['an origin that CORS allows', { origin: APP }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a page without an origin of its own', { origin: 'null' }],
  ['an origin that is none', { origin: 'nonsense' }],
  ['a foreign origin that claims to be this one', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  ['no origin', { origin: '' }],
  ['no origin, from another site', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ['no origin, from a neighbouring host', { origin: '', 'sec-fetch-site': 'same-site' }],
  ['no origin, typed into the address bar', { origin: '', 'sec-fetch-site': 'none' }],
];

/** Of the page itself: what browsers send, and what some send instead. */
const SAME: Headers[] = [{}, { origin: '', 'sec-fetch-site': 'same-origin' }];

onEveryEngine(
  'the session of the page',
  (world) => {
    const signIn = (email: string, headers: object = { origin: world().url }) =>
      PageSession.signIn(world().url, email, newAddress(), headers);
    const session = ({ adminEmail }: TestCompany = world().salon) =>
      PageSession.of(world().url, adminEmail, newAddress());

    it('the session of the page is opened with a cookie that no script can read, and says who is signed in', async () => {
      const { salon } = world();
      const { status, body, headers } = await signIn(salon.adminEmail);
      expect(status).toBe(200);
      const company = { id: salon.id, name: salon.name, timezone: 'Europe/Berlin', locale: 'de' };
      const user = { id: expect.any(Number), email: salon.adminEmail, role: 'admin', branch_id: null, company };
      expect(body).toEqual({ success: true, data: { user, expires_at: expect.any(String) } });
      const hours = (Date.parse(body.data.expires_at) - Date.now()) / 3_600_000;
      expect(hours).toBeGreaterThan(11.9);
      expect(hours).toBeLessThanOrEqual(12);
      const cookies = headers.getSetCookie();
      expect(cookies).toEqual([
        expect.stringMatching(/^session=[1-9]\d*\|[\w-]{40}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/),
      ]);
      const [, secret = ''] = /\|([\w-]+);/.exec(cookies[0] ?? '') ?? [];
      expect(JSON.stringify(body)).not.toContain(secret);
      expect(headers.get('cache-control')).toBe('no-store');
    });

    it('the session of the page is refused for a wrong password, in the words of every sign-in', async () => {
      const sent = { headers: { origin: world().url } };
      const wrong = { email: world().salon.adminEmail, password: 'not the password' };
      const answer = await world().anonymous.post(SESSION, wrong, sent);
      expect(answer).toMatchObject({ status: 401, body: { message: 'The e-mail address or the password is wrong' } });
      expect(answer.headers.getSetCookie()).toEqual([]);
      const named = { email: world().salon.adminEmail, password: PASSWORD, name: 'phone' };
      expect((await world().anonymous.post(SESSION, named, sent)).body.details).toMatchObject([{ field: 'name' }]);
    });

    it.each(FOREIGN)('the session of the page is not opened for %s', async (_, headers) => {
      const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
      const answer = await signIn(world().salon.adminEmail, sent);
      expect(answer).toMatchObject(FORBIDDEN);
      expect(answer.headers.getSetCookie()).toEqual([]);
    });

    it('the session of the page is opened without an origin, where the browser says that it is the same', async () => {
      expect((await signIn(world().salon.adminEmail, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    });

    it('the session of the page opens what a token opens, cold and warm, and is counted', async () => {
      const page = await session();
      const { status, headers } = await page.get(`${TEAMS}?include=inactive`);
      expect(status).toBe(200);
      expect(headers.get('ratelimit')).toMatch(/"caller";r=\d+/);
      const { app } = world();
      expect(app.get(TokensService).known(page.token)).toMatchObject({ companyId: world().salon.id });
      await eventually('a hit', async () => (await page.get(TEAMS)).headers.get('x-cache') === 'HIT');
    });

    it('the session of the page is a token that administrators see and can revoke', async () => {
      const page = await session();
      const { admin } = world().salon;
      const id = Number(page.token.split('|')[0]);
      const listed = (await admin.get('/api/tokens?limit=100')).body.data.find((one: { id: number }) => one.id === id);
      expect(listed).toMatchObject({ name: 'page', abilities: ['*'], expires_at: expect.any(String) });
      expect((await page.get(TEAMS)).status).toBe(200);
      expect((await admin.delete(`/api/tokens/${id}`)).status).toBe(204);
      expect((await page.get(TEAMS)).status).toBe(401);
    });

    describe('that writes', () => {
      const path = async () => `${TEAMS}/${(await world().salon.admin.get(TEAMS)).body.data[0].id}`;

      it.each(FOREIGN)('the session of the page does not count for %s', async (_, headers) => {
        const page = await session();
        const answer = await page.send('PATCH', await path(), { body: { name: 'Written by another page' }, headers });
        expect(answer).toMatchObject(FORBIDDEN);
        expect((await world().salon.admin.get(TEAMS)).text).not.toContain('Written by another page');
      });

      it('the session of the page counts for the page itself', async () => {
        const page = await session();
        const url = await path();
        for (const headers of SAME) {
          expect((await page.send('PATCH', url, { body: { timezone: 'Europe/Berlin' }, headers })).status).toBe(200);
        }
      });

      it('the session of the page does not count beside a header, which needs no origin', async () => {
        const page = await session(world().praxis);
        const { salon } = world();
        const headers = { authorization: `Bearer ${salon.adminToken}`, origin: 'https://evil.example' };
        const { status, body } = await page.send('PATCH', await path(), {
          body: { timezone: 'Europe/Berlin' },
          headers,
        });
        expect({ status, body }).toMatchObject({ status: 200 });
        for (const authorization of ['Bearer 1|unknown', 'Bearer', 'Basic eA==']) {
          expect((await page.send('GET', TEAMS, { headers: { authorization } })).status).toBe(401);
        }
      });
    });

    it('a foreign origin is refused alike where the answer is at hand and where it is not', async () => {
      const { salon } = world();
      const page = await session();
      const { teamId, eventTypeId } = await findOffer(salon);
      const ask = (weeks: number, headers: Record<string, string> = {}) =>
        page.send('POST', CHECK, {
          body: { team_id: teamId, event_type_id: eventTypeId, date: nextMonday(weeks) },
          headers,
        });
      expect(await ask(5, { origin: 'https://evil.example' })).toMatchObject(FORBIDDEN);
      await eventually('the answer is at hand', async () => (await ask(5)).headers.get('x-cache') === 'HIT');
      for (const [, headers] of FOREIGN) expect(await ask(5, headers)).toMatchObject(FORBIDDEN);
      expect((await ask(5)).headers.get('x-cache')).toBe('HIT');
    });

    it('the session of the page opens neither tools for models nor figures for operators', async () => {
      const page = await session();
      const body = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
      for (const headers of SAME) {
        expect((await page.send('POST', '/mcp', { body, headers })).status).toBe(401);
      }
      expect((await world().salon.admin.post('/mcp', body)).status).toBe(200);
      for (const cookie of [page.cookie, `session=${METRICS_TOKEN}`]) {
        expect((await page.send('GET', '/metrics', { headers: { cookie } })).status).toBe(401);
      }
    });

    it('pages of origins that CORS allows are never given the cookie', async () => {
      const page = await session();
      const asked = { origin: APP, 'access-control-request-method': 'GET' };
      for (const [method, headers] of [
        ['OPTIONS', asked],
        ['GET', { origin: APP }],
      ] as const) {
        const answer = await page.send(method, TEAMS, { headers });
        expect(answer.headers.get('access-control-allow-origin')).toBe(APP);
        expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
      }
    });

    it('signing out of the page ends the session at once, where the answer is at hand, too, and no other', async () => {
      const [leaving, staying] = [await session(), await session()];
      await eventually('a hit', async () => (await leaving.get(TEAMS)).headers.get('x-cache') === 'HIT');
      expect(await leaving.send('DELETE', SESSION, { headers: { origin: APP } })).toMatchObject(FORBIDDEN);
      const { status, text, headers } = await leaving.signOut();
      expect([status, text]).toEqual([204, '']);
      expect(headers.getSetCookie()).toEqual(['session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
      expect((await leaving.get(TEAMS)).status).toBe(401);
      expect((await leaving.signOut()).status).toBe(401);
      expect((await staying.get(TEAMS)).status).toBe(200);
      expect((await world().anonymous.send('DELETE', SESSION, {})).status).toBe(401);
    });

    it('members, and users of a branch, see by the page what they see by a token', async () => {
      const { app, salon, provisioning, url } = world();
      const tenant = await app.get(CompaniesService).contextFor(salon.id);
      const { id: branchId } = await app.get(CompaniesService).createBranch(tenant, 'Filiale Mitte');
      await provisioning.user(salon.id, { email: 'mitte@example.org', role: 'admin', branchId, password: PASSWORD });
      await provisioning.user(salon.id, { email: 'member@example.org', role: 'member', password: PASSWORD });
      const ofBranch = await PageSession.of(url, 'mitte@example.org', newAddress());
      const member = await PageSession.of(url, 'member@example.org', newAddress());
      expect((await ofBranch.get('/api/auth/me')).body.data).toMatchObject({ role: 'admin', branch_id: branchId });
      expect((await ofBranch.get(TEAMS)).body.data).toEqual([]);
      expect((await member.get(TEAMS)).body.data).toEqual((await salon.member.get(TEAMS)).body.data);
      for (const page of [ofBranch, member]) {
        expect((await page.send('POST', `${TEAMS}/sync`)).status).toBe(403);
        for (const path of ['/api/tokens', '/api/users', '/api/audit-log'])
          expect([path, (await page.get(path)).status]).toEqual([path, 403]);
      }
    });

    it('the progress of a sync is told by the cookie, until its session is signed out', async () => {
      const { salon, url } = world();
      const [row] = await asOwner<{ id: string }>(
        world(),
        `insert into sync_runs (company_id, kind, status, phase, done, steps)
         values (${salon.id}, 'teams', 'running', 'event_types', 1, 3) returning id`,
      );
      const page = await session();
      const stream = await EventStream.openAs({ cookie: page.cookie }, `${url}/api/calcom/sync-runs/${row?.id}/events`);
      expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
      const reading = stream.all();
      expect((await page.signOut()).status).toBe(204);
      expect((await reading).map(({ event }) => event)).not.toContain('end');
    });
  },
  { variables: { METRICS_TOKEN, CORS_ORIGINS: APP, TRUST_PROXY: 'loopback', JOBS: 'off' } },
);

onEveryEngine(
  'the session of a page behind TLS',
  (world) => {
    const signIn = (headers: object) => PageSession.signIn(world().url, world().salon.adminEmail, undefined, headers);

    it('the session of a page behind TLS has a cookie for its own host and TLS alone', async () => {
      const [cookie = ''] = (await signIn({ origin: 'https://book.example.com' })).headers.getSetCookie();
      expect(cookie).toMatch(
        /^__Host-session=\d+\|[\w-]{40}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=43200$/,
      );
      const [pair = ''] = cookie.split(';', 1);
      const as = async (sent: string) =>
        (await world().anonymous.get('/api/auth/me', { headers: { cookie: sent } })).status;
      expect(await as(pair)).toBe(200);
      expect(await as(pair.replace('__Host-', ''))).toBe(401);
    });

    it('the session of a page behind TLS is for the origin of PUBLIC_URL, and not for the host of the request', async () => {
      expect((await signIn({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
      for (const origin of [world().url, 'http://book.example.com', 'https://book.example.com.evil.example'])
        expect(await signIn({ origin })).toMatchObject(FORBIDDEN);
    });
  },
  { variables: { PUBLIC_URL: 'https://book.example.com/', JOBS: 'off' }, synced: false },
);
