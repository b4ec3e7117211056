import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, it } from '@jest/globals';
import { CalcomClient } from '@app/calcom-client';
import { CompanyCache, cacheKeys } from '@app/caching';
import { TenantContext } from '@app/tenancy';
import { WebhookMeters } from '@app/webhooks';
import { deliver, subscribe, subscribedTo } from '../support/calcom-webhooks';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { FAMILIES, familyOf, isOwn } from '../support/metric-families';
import { onEveryEngine } from '../support/on-every-engine';
import { familiesOf, type Sample, samplesOf } from '../support/scrape';
import type { World } from '../support/world';
import { book, check, day, ERIKA, freeSlots, MUNICH, teamId } from './steps';

const SECRET = 'a-secret-of-the-scraper';
const WEBHOOKS = { PUBLIC_URL: 'https://selector.example', METRICS_TOKEN: SECRET };

const PAGE = 'docs/operations.md';
const BEGIN = '<!-- metrics: written by UPDATE_OPERATIONS_PAGE=1 npm run jest -- test/api/metric-families.spec.ts -->';
const END = '<!-- end of metrics -->';

/** Labels whose values are names of this code. */
const NAME = /^[a-zA-Z_-]{1,40}$/;
const VALUES: Record<string, RegExp> = {
  method: /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/,
  route: /^(none|\*|\/(:?[a-zA-Z.*_-]+(\/|$))*)$/,
  status: /^([1-5]\d\d|in_use|idle|[a-z]+)$/,
  level: /^(l1|l2|stale|load)$/,
  field: /^[a-zA-Z_.[\]]{1,80}$/,
};

onEveryEngine(
  'the families of metrics',
  (world) => {
    const scrape = async (): Promise<string> => (await new ApiClient(world().url, SECRET).get('/metrics')).text;
    const samples = async (): Promise<Sample[]> => samplesOf(await scrape()).filter(isOwn);

    beforeAll(() => mixedLoad(world()));

    it('the families of metrics are these, with these labels', async () => {
      const text = await scrape();
      const own = familiesOf(text).filter(isOwn);
      expect(Object.fromEntries(own.map(({ name, type }) => [name, type]))).toEqual(
        Object.fromEntries(Object.entries(FAMILIES).map(([name, [type]]) => [name, type])),
      );
      expect(own.filter(({ help }) => help === '')).toEqual([]);
      for (const { name, labels } of samplesOf(text).filter(isOwn)) {
        const [type, expected = []] = FAMILIES[familyOf(name)] ?? FAMILIES[name] ?? [];
        const bucket = type === 'histogram' && name.endsWith('_bucket') ? ['le'] : [];
        expect([name, Object.keys(labels).toSorted()]).toEqual([name, [...expected, ...bucket].toSorted()]);
      }
    });

    it('the families of metrics are listed in docs/operations.md', async () => {
      const own = familiesOf(await scrape()).filter(isOwn);
      const rows = own.map(({ name, type, help }) => {
        const labels = FAMILIES[name]?.[1].map((label) => `\`${label}\``).join(', ') ?? '';
        return `| \`${name}\` | ${type} | ${labels} | ${help} |`;
      });
      const told = (text: string): string[] =>
        text.split('\n').map((line) => line.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim());
      const table = ['| metric | type | labels | what it is |', '| --- | --- | --- | --- |', ...rows];
      const page = readFileSync(PAGE, 'utf8');
      const [before = '', rest = ''] = page.split(BEGIN);
      const [listed = '', after = ''] = rest.split(END);
      if (process.env.UPDATE_OPERATIONS_PAGE === '1')
        return writeFileSync(PAGE, `${before}${BEGIN}\n\n${table.join('\n')}\n\n${END}${after}`);
      expect(told(listed.trim())).toEqual(told(table.join('\n')));
    });

    it('the families of metrics have samples after a small mixed load', async () => {
      const found = await samples();
      const valueOf = (name: string, labels: Record<string, string> = {}): number =>
        found
          .filter((sample) => sample.name === name)
          .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
          .reduce((sum, { value }) => sum + value, 0);
      for (const level of ['l1', 'load'])
        expect([level, valueOf('cache_reads_total', { level }) > 0]).toEqual([level, true]);
      for (const outcome of ['granted', 'filled'])
        expect(valueOf('cache_leases_total', { outcome })).toBeGreaterThan(0);
      expect(valueOf('cache_store_up')).toBe(1);
      for (const operation of ['listSlots', 'createBooking', 'listTeams', 'me'])
        expect(valueOf('calcom_call_duration_seconds_count', { operation, outcome: 'success' })).toBeGreaterThan(0);
      expect(valueOf('calcom_calls_total', { operation: 'me', outcome: 'unauthorized' })).toBe(1);
      expect(valueOf('booking_transitions_total', { from: 'new', to: 'pending' })).toBe(1);
      expect(valueOf('booking_transitions_total', { from: 'pending', to: 'confirmed' })).toBe(1);
      expect(valueOf('booking_transitions_total', { from: 'confirmed', to: 'cancelled' })).toBe(1);
      expect(valueOf('booking_state_duration_seconds_count', { state: 'confirmed' })).toBe(1);
      expect(valueOf('sync_duration_seconds_count', { kind: 'teams', outcome: 'stored' })).toBeGreaterThan(0);
      expect(valueOf('webhooks_received_total', { outcome: 'stored' })).toBe(1);
      expect(valueOf('webhooks_received_total', { outcome: 'repeated' })).toBe(1);
      expect(valueOf('webhooks_handled_total', { outcome: 'done' })).toBe(1);
      expect(valueOf('job_duration_seconds_count', { outcome: 'done' })).toBeGreaterThan(0);
      expect(found.filter(({ name }) => name === 'job_queue_age_seconds').length).toBeGreaterThan(5);
      expect(valueOf('database_connections')).toBeGreaterThan(0);
    });

    it('the families of metrics have no label that holds anything but a name from the code', async () => {
      const bad = (await samples()).flatMap(({ name, labels }) =>
        Object.entries(labels)
          .filter(([label, value]) => label !== 'le' && !(VALUES[label] ?? NAME).test(value))
          .map(([label, value]) => `${name} ${label}=${value}`),
      );
      expect(bad).toEqual([]);
    });

    it('the families of metrics get no series from a thousand more companies', async () => {
      const { app, sandbox, salon } = world();
      const [cache, calcom] = [app.get(CompanyCache), app.get(CalcomClient)];
      const before = (await samples()).length;
      const ids = Array.from({ length: 1000 }, (_, n) => 5_000_000 + n);
      const work = async (id: number): Promise<void> => {
        const { companyId } = TenantContext.forCompany({ id, name: `${id}`, locale: 'de', timezone: 'Europe/Berlin' });
        await cache.getOrLoad(cacheKeys.teams(companyId), { ttl: 60 }, async () => `"${id}"`);
        await calcom.me({ apiKey: `cal_${id}`, baseUrl: sandbox.url }).catch(() => undefined);
      };
      // Few at a time, so that none waits for longer than Cal.com is waited for.
      for (let n = 0; n < ids.length; n += 20) await Promise.all(ids.slice(n, n + 20).map(work));
      await salon.member.get('/api/calcom/teams');
      const after = await samples();
      expect(after.find(({ labels }) => labels.operation === 'me' && labels.outcome === 'unauthorized')?.value).toBe(
        1001,
      );
      // What a slow machine does for the first time meanwhile has series of its own, but no more than that.
      expect(after.length).toBeLessThan(before + ids.length / 10);
      expect(after.filter(({ labels }) => Object.values(labels).some((value) => /5000\d{3}/.test(value)))).toEqual([]);
    });
  },
  { variables: WEBHOOKS },
);

/** Reads, a booking, its cancellation, a webhook twice, and a key that Cal.com does not know. */
async function mixedLoad(world: World): Promise<void> {
  const { app, salon, sandbox, url } = world;
  await salon.admin.post('/api/calcom/teams/sync');
  const team_id = await teamId(salon, MUNICH.team);
  for (let n = 0; n < 3; n++) await check(salon, { team_id, event_type_id: MUNICH.men, date: day(3) });
  const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(3));
  const { body } = await book(salon, { ...at(0), attendee: ERIKA });
  await salon.member.post(`/api/bookings/${body.data.id}/cancel`, {});
  await subscribe({ app, url: 'https://selector.example' }, salon.id);
  const event = {
    triggerEvent: 'BOOKING_CANCELLED',
    createdAt: new Date().toISOString(),
    payload: { uid: body.data.uid, eventTypeId: MUNICH.men },
  };
  for (let n = 0; n < 2; n++)
    expect((await deliver(url, subscribedTo({ sandbox }, MUNICH.men), event)).status).toBe(204);
  await app
    .get(CalcomClient)
    .me({ apiKey: 'cal_nobody', baseUrl: sandbox.url })
    .catch(() => undefined);
  const handled = (): number => app.get(WebhookMeters).handled.all.reduce((sum, { tally }) => sum + tally.count, 0);
  await eventually('the webhook is handled', () => handled() > 0);
}
