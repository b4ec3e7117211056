import { beforeAll, expect, it } from '@jest/globals';
import { CompanyCache, cacheKeys } from '@app/caching';
import { Environment } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import { StaleEntriesMonitor } from '../../apps/api/src/metrics/stale-entries-monitor';
import { HttpModule } from '../../apps/api/src/http.module';
import { asOwner } from '../support/as-owner';
import { ApiClient, type Answer } from '../support/client';
import { check, day, MUNICH, teamId } from './steps';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { type Sample, samplesOf } from '../support/scrape';
import type { World } from '../support/world';

const TEAMS = '/api/calcom/teams';
const EVENT_TYPES = `${TEAMS}/:id/event-types`;
const SECRET = 'a-secret-of-the-scraper';
/** Long enough not to occur in a figure by chance. */
const UNKNOWN_ID = '8123456789012345';

const SAMPLE = /^([a-z\d_]+)(?:\{(.*)\})? (\S+)$/;

const scraped = ({ url }: World): Promise<Answer> => new ApiClient(url, SECRET).get('/metrics');

/** The sum over all samples with these labels; zero without any. */
async function counted(world: World, name: string, labels: Record<string, string> = {}): Promise<number> {
  const samples = samplesOf((await scraped(world)).text);
  const found = samples.filter((sample) => sample.name === name).filter((sample) => matches(sample, labels));
  return found.reduce((sum, { value }) => sum + value, 0);
}

const matches = (sample: Sample, labels: Record<string, string>): boolean =>
  Object.entries(labels).every(([label, value]) => sample.labels[label] === value);

onEveryEngine(
  'the metrics',
  (world) => {
    let team: number;
    let services: string;

    beforeAll(async () => {
      team = (await world().salon.member.get(TEAMS)).body.data[0].id;
      services = `${TEAMS}/${team}/event-types`;
    });

    /** Expects a counter to grow by this much; a response is counted once it has been sent, so it may lag behind. */
    async function expectMore(name: string, labels: Record<string, string>, by: number, work: () => Promise<unknown>) {
      const before = await counted(world(), name, labels);
      await work();
      await eventually(`${name} has grown by ${by}`, async () => (await counted(world(), name, labels)) >= before + by);
      expect(await counted(world(), name, labels)).toBe(before + by);
    }

    it('the metrics tell of each bulkhead how much runs and waits, by class and not by tenant', async () => {
      const { salon, sandbox } = world();
      const team_id = await teamId(salon, MUNICH.team);
      sandbox.faults.add({ operation: 'getSlots', delayMs: 1500 });
      const questions = Array.from({ length: 30 }, (_, n) =>
        check(salon, { team_id, event_type_id: MUNICH.men, date: day(2 + Math.floor(n / 7), 1 + (n % 7)) }),
      );
      const waiting = (labels: Record<string, string>) =>
        counted(world(), 'bulkhead_waiting', { bulkhead: 'family_loads', ...labels });
      await eventually('the share is used up', async () => (await waiting({ class: 'at_share' })) === 14);
      expect(await waiting({})).toBe(14);
      for (const bulkhead of ['family_loads', 'calcom_reads']) {
        const running = () => counted(world(), 'bulkhead_running', { bulkhead });
        await eventually('each load has its call', async () => (await running()) === 16);
      }
      for (const bulkhead of ['requests', 'connections', 'loads', 'family_loads', 'calcom_reads', 'calcom_writes']) {
        expect(await counted(world(), 'bulkhead_refused_total', { bulkhead })).toBe(0);
      }
      await Promise.all(questions);
      sandbox.faults.reset();
      expect(await waiting({})).toBe(0);
    });

    it('the metrics are Prometheus text and include those of the process', async () => {
      const { status, headers, text } = await scraped(world());
      expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
      expect([headers.get('cache-control'), headers.get('x-request-id')]).toEqual(['no-store', expect.any(String)]);
      const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      expect(lines.filter((line) => !SAMPLE.test(line))).toEqual([]);
      expect(new Set(lines.map((line) => line.slice(0, line.lastIndexOf(' ')))).size).toBe(lines.length);
      expect(text).toMatch(/^# TYPE http_requests_total counter$/m);
      expect(text).toMatch(/^# TYPE http_request_duration_seconds histogram$/m);
      expect(text).toMatch(/^# TYPE cache_answers_total counter$/m);
      expect(text).toMatch(/^cache_stale_entries 0$/m);
      expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
    });

    it('the metrics count each response once, by its route, also those of the fast path', async () => {
      const route = { method: 'GET', route: EVENT_TYPES };
      const request = (headers = {}): Promise<Answer> => world().salon.member.get(services, { headers });
      const authorization = `Bearer ${world().salon.memberToken}`;
      const etag = (await request()).headers.get('etag') ?? '';
      for (const name of ['http_requests_total', 'http_request_duration_seconds_count']) {
        await expectMore(name, { ...route, status: '200' }, 3, () => Promise.all([request(), request(), request()]));
        await expectMore(name, { ...route, status: '304' }, 1, () => request({ 'if-none-match': etag }));
        await expectMore(name, { ...route, status: '401' }, 1, () => world().anonymous.get(services));
        await expectMore(name, { ...route, status: '403' }, 1, () => world().praxis.member.get(services));
        await expectMore(name, { method: 'HEAD', route: TEAMS, status: '200' }, 1, () =>
          fetch(`${world().url}${TEAMS}`, { method: 'HEAD', headers: { authorization } }),
        );
        await expectMore(name, { method: 'GET', route: 'none', status: '404' }, 1, () =>
          world().anonymous.get('/api/no/such/route'),
        );
      }
    });

    it('the metrics measure how long responses took', async () => {
      await world().salon.admin.patch(`${TEAMS}/${team}`, { name: 'Measured' });
      await world().salon.member.get(services);
      const samples = samplesOf((await scraped(world())).text).filter((sample) =>
        matches(sample, { route: EVENT_TYPES, status: '200' }),
      );
      const buckets = samples.filter(({ name }) => name.endsWith('_bucket')).map(({ value }) => value);
      const value = (part: string): number =>
        samples.find(({ name }) => name === `http_request_duration_seconds_${part}`)?.value ?? Number.NaN;
      expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
      expect(buckets.at(-1)).toBe(value('count'));
      expect(samples.filter(({ labels }) => labels.le === '+Inf')).toHaveLength(1);
      expect(value('sum')).toBeGreaterThan(0);
      expect(value('sum') / value('count')).toBeLessThan(5);
    });

    it('the metrics count the responses of cached routes by their cache outcome', async () => {
      const outcomes = async (): Promise<number[]> =>
        Promise.all(
          ['hit', 'miss', 'stale', 'bypass'].map((o) => counted(world(), 'cache_answers_total', { outcome: o })),
        );
      const seen = new Map<string, number>();
      const request = async (): Promise<void> => {
        const outcome = (await world().salon.member.get(services)).headers.get('x-cache') ?? 'none';
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      };
      const before = await outcomes();
      await world().salon.admin.patch(`${TEAMS}/${team}`, { name: 'Counted' });
      for (let time = 0; time < 5; time++) await request();
      expect(seen).toEqual(new Map(Object.entries({ MISS: 1, HIT: 4 })));
      const after = [4, 1, 0, 0].map((more, index) => (before[index] ?? Number.NaN) + more);
      await eventually('all are counted', async () => String(await outcomes()) === String(after));
    });

    it('the metrics reveal no path, query, caller or tenant', async () => {
      const { salon, anonymous } = world();
      await anonymous.get('/api/somewhere/secret-path?token=secret-query');
      await anonymous.post('/api/auth/tokens', { email: salon.adminEmail, password: 'wrong password' });
      await salon.member.get(`${TEAMS}?branch_id=${UNKNOWN_ID}`);
      await salon.member.get(`${TEAMS}/${UNKNOWN_ID}/event-types`);
      const { text } = await scraped(world());
      for (const word of ['secret', UNKNOWN_ID, salon.name, salon.adminEmail, salon.memberToken, 'company'])
        expect(text).not.toContain(word);
      const labels = samplesOf(text).map((sample) => sample.labels);
      const routes = new Set(labels.map(({ route }) => route).filter((route) => route !== undefined));
      expect(routes).toContain(EVENT_TYPES);
      expect([...routes].filter((route) => !/^(none|\*|\/(:?[a-zA-Z.*_-]+(\/|$))*)$/.test(route))).toEqual([]);
      const http = labels.filter(({ method }) => method !== undefined);
      expect(new Set(http.flatMap((set) => Object.keys(set)))).toEqual(new Set(['method', 'route', 'status', 'le']));
    });

    it('the metrics count the stale entries, as the inspector finds them', async () => {
      const { app, salon } = world();
      const monitor = app.get(StaleEntriesMonitor);
      // A load that began before the event of an earlier write arrived is answered and not kept.
      await eventually(
        'the list is cached',
        async () => (await salon.member.get(TEAMS)).headers.get('x-cache') === 'HIT',
      );
      await monitor.round();
      expect(await counted(world(), 'cache_stale_entries')).toBe(0);
      await asOwner(world(), `update calcom_teams set name = 'Behind the back' where id = ${team}`);
      await monitor.round();
      expect(await counted(world(), 'cache_stale_entries')).toBe(1);
      const { companyId } = await app.get(CompaniesService).contextFor(salon.id);
      await app.get(CompanyCache).invalidate({ keys: [cacheKeys.teams(companyId)] });
      await monitor.round();
      expect(await counted(world(), 'cache_stale_entries')).toBe(0);
    });

    it('the metrics are not part of the API description', async () => {
      expect(Object.keys((await world().anonymous.get('/api/docs-json')).body.paths)).not.toContain('/metrics');
      expect((await world().anonymous.get('/api/metrics')).status).toBe(404);
    });
  },
  { variables: { METRICS_TOKEN: SECRET } },
);

onEveryEngine(
  'the metrics with a token',
  (world) => {
    const request = (authorization?: string, headers: Record<string, string> = {}): Promise<Answer> =>
      world().anonymous.get('/metrics', {
        headers: authorization === undefined ? headers : { ...headers, authorization },
      });

    it('the metrics with a token are served to any address that presents it', async () => {
      expect((await request(`Bearer ${SECRET}`)).text).toContain('http_requests_total');
      expect((await request(`Bearer ${SECRET}`, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
    });

    it('the metrics with a token are refused to any other credential, also on this machine', async () => {
      const wrong = [
        undefined,
        '',
        SECRET,
        `Basic ${SECRET}`,
        `Bearer ${SECRET}x`,
        `Bearer ${SECRET.slice(1)}`,
        'Bearer',
      ];
      for (const authorization of [...wrong, `Bearer ${world().salon.adminToken}`]) {
        const { status, body, text } = await request(authorization);
        expect([authorization, status, body]).toEqual([
          authorization,
          401,
          expect.objectContaining({ success: false, statusCode: 401, code: 'unauthenticated' }),
        ]);
        expect(text).not.toContain(SECRET);
      }
      expect((await new ApiClient(world().url, SECRET).get(TEAMS)).status).toBe(401);
    });
  },
  { variables: { METRICS_TOKEN: SECRET, TRUST_PROXY: 'loopback' }, synced: false },
);

/** What a proxy that stands between may add, and what a client may claim. */
const CLAIMS: Record<string, string>[] = [
  {},
  { 'x-forwarded-for': '127.0.0.1' },
  { via: '1.1 proxy' },
  { authorization: `Bearer ${SECRET}` },
];

onEveryEngine(
  'the metrics without a token',
  (world) => {
    it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.5', '203.0.113.9'])(
      'the metrics without a token are a route that does not exist, whatever address asks: %s',
      async (remoteAddress) => {
        const ask = (url: string, headers: Record<string, string>) =>
          world().app.inject({ method: 'GET', url, remoteAddress, headers });
        for (const headers of CLAIMS) {
          const [metrics, nothing] = await Promise.all([ask('/metrics', headers), ask('/nothing', headers)]);
          const [{ request_id: _, ...answer }, { request_id: __, ...missing }] = [metrics.json(), nothing.json()];
          expect([metrics.statusCode, answer]).toEqual([404, missing]);
        }
      },
    );
  },
  { synced: false },
);

/** `npm start` with an environment of its own. */
const trial = (name: string, variables: Record<string, string>, expected: number): void =>
  onEveryEngine(
    `the metrics of npm start ${name}`,
    (world) => {
      it(`the metrics of npm start ${name} answer ${expected} on the embedded database, else 404`, async () => {
        const isEmbedded = world().app.get(Environment).databaseUrl === undefined;
        expect((await world().anonymous.get('/metrics')).status).toBe(isEmbedded ? expected : 404);
      });
    },
    { synced: false, variables, root: (environment) => HttpModule.with(environment, { isTrial: true }) },
  );

trial('on loopback', {}, 200);
trial('on all interfaces', { HOST: '0.0.0.0' }, 404);
