import { setTimeout as pause } from 'node:timers/promises';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import { KeyRing } from '@app/common';
import { CompaniesService, TokensService } from '@app/tenancy';
import { accountNamesOf } from '@app/throttling';
import { ApiClient, type Answer, type Json } from '../support/client';
import { notRun, onEveryEngine } from '../support/on-every-engine';
import { PRIVATE_REDIS_MISSING, PrivateRedis } from '../support/private-redis';
import { openWorld, PASSWORD, type TestCompany, type World } from '../support/world';

const LIMIT = 20;
const COMPANY_LIMIT = 5 * LIMIT;
const FAILURES_LIMIT = LIMIT / 2;
const [ACCOUNT_LIMIT, ADDRESS_LIMIT] = [10, 30];

/** Low limits, and client addresses taken from `X-Forwarded-For`. */
const variables = { THROTTLE_PER_MINUTE: String(LIMIT), TRUST_PROXY: 'loopback' };

const from = (address: string): { headers: Record<string, string> } => ({ headers: { 'x-forwarded-for': address } });

/** Repeats a request until it is refused. The window may end in between and the count start again, hence twice the limit. */
async function untilRefused(limit: number, request: () => Promise<Answer<Json>>): Promise<Answer<Json>> {
  for (let allowed = 0; allowed <= 2 * limit; allowed++) {
    const answer = await request();
    if (answer.status !== 429) continue;
    expect(allowed).toBeGreaterThanOrEqual(limit);
    return answer;
  }
  throw new Error(`Never refused, not even after twice the limit of ${limit}`);
}

const MINUTE_MS = 60_000;
const minute = (): number => Math.floor(Date.now() / MINUTE_MS);

/**
 * Repeats work that failed in another minute than it began in, because each minute is a new window: in a minute of its
 * own, as the failed one has used up some of the one that it ended in.
 */
const inOneMinute = (work: () => Promise<void>) => async (): Promise<void> => {
  for (;;) {
    const begun = minute();
    try {
      return await work();
    } catch (error) {
      if (minute() === begun) throw error;
      await pause(MINUTE_MS - (Date.now() % MINUTE_MS));
    }
  }
};

function expectRefusal({ status, headers, body }: Answer<Json>): void {
  const seconds = Number(headers.get('retry-after'));
  expect([status, body.success, body.code]).toEqual([429, false, 'rate_limited']);
  expect(body.message).toBe(`Too many requests; try again in ${seconds} s`);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(body.request_id).toBe(headers.get('x-request-id'));
}

/** The throttling keys in a Redis, with their TTL in seconds. */
async function throttlesIn(url: string): Promise<{ key: string; ttl: number }[]> {
  const client = createClient({ url });
  await client.connect();
  try {
    const keys = await client.keys('throttle:*');
    return await Promise.all(keys.map(async (key) => ({ key, ttl: await client.ttl(key) })));
  } finally {
    await client.disconnect();
  }
}

async function newToken({ app, url }: World, { id }: TestCompany): Promise<ApiClient> {
  const tenant = await app.get(CompaniesService).contextFor(id);
  const email = `${Math.random().toString(36).slice(2)}@example.org`;
  const user = await app.get(CompaniesService).createUser(tenant, { email, role: 'member', password: PASSWORD });
  return new ApiClient(url, (await app.get(TokensService).issue(tenant, { userId: user.id, name: 'test' })).token);
}

onEveryEngine(
  'throttling',
  (world) => {
    it('throttling gives each token a limit of its own per minute', async () => {
      const token = await newToken(world(), world().salon);
      expectRefusal(await untilRefused(LIMIT, () => token.get('/api/auth/me')));
      expect((await world().salon.member.get('/api/auth/me')).status).toBe(200);
      expect((await world().praxis.member.get('/api/auth/me')).status).toBe(200);
    });

    it('throttling counts responses from the cache as well', async () => {
      const token = await newToken(world(), world().praxis);
      expectRefusal(await untilRefused(LIMIT, () => token.get('/api/calcom/teams')));
    });

    it('throttling gives each agent a limit of its own per minute', async () => {
      const { salon, praxis } = world();
      const request = ({ call }: TestCompany) => call('/api/retell/check-availability', {});
      expectRefusal(await untilRefused(LIMIT, () => request(salon)));
      expect((await request(praxis)).status).toBe(200);
    });

    it(
      'throttling gives a company five times as many, however many tokens it makes',
      inOneMinute(async () => {
        const { praxis, salon } = world();
        const tokens = await Promise.all(Array.from({ length: 8 }, () => newToken(world(), praxis)));
        let turn = 0;
        const next = () => tokens[turn++ % tokens.length]?.get('/api/auth/me') as Promise<Answer<Json>>;
        // Other tests have used up some of this company's limit.
        expectRefusal(await untilRefused(COMPANY_LIMIT - 2 * LIMIT, next));
        expect((await salon.member.get('/api/auth/me')).status).toBe(200);
      }),
    );

    it('throttling never counts liveness probes', async () => {
      for (let i = 0; i < 3 * LIMIT; i++) expect((await world().anonymous.get('/health/live')).status).toBe(200);
    });

    describe('wrong credentials', () => {
      const wrong = (world: World, address: string) =>
        new ApiClient(world.url, '1|wrong').get('/api/auth/me', from(address));

      it('wrong credentials are throttled by address, before any lookup', async () => {
        expectRefusal(await untilRefused(FAILURES_LIMIT, () => wrong(world(), '198.51.100.1')));
        expect((await wrong(world(), '198.51.100.2')).status).toBe(401);
      });

      it(
        'wrong credentials do not lock out a caller that was let in before from the same address',
        inOneMinute(async () => {
          const { salon, anonymous } = world();
          const [known, unknown] = [await newToken(world(), salon), await newToken(world(), salon)];
          const address = from('198.51.100.3');
          expect((await known.get('/api/auth/me', address)).status).toBe(200);
          const call = () => salon.call('/api/retell/check-availability', {});
          await untilRefused(FAILURES_LIMIT, () => wrong(world(), '198.51.100.3'));
          expect((await known.get('/api/auth/me', address)).status).toBe(200);
          expect((await unknown.get('/api/auth/me', address)).status).toBe(429);
          expect((await anonymous.get('/api/auth/me', address)).status).toBe(429);
          expect((await call()).status).not.toBe(401);
        }),
      );

      it.each<[string, unknown]>([
        ['198.51.100.11', { toString: 'x' }],
        ['198.51.100.12', ['agent']],
        ['198.51.100.13', 7],
        ['198.51.100.14', null],
      ])('wrong credentials are throttled with a malformed agent id, too (%s: %j)', async (address, agent_id) => {
        const headers = { ...from(address).headers, 'x-retell-signature': `v=1,d=${'0'.repeat(64)}` };
        const call = () =>
          world().anonymous.post('/api/retell/check-availability', { call: { agent_id } }, { headers });
        expectRefusal(await untilRefused(FAILURES_LIMIT, call));
      });

      it('wrong credentials from one IPv6 network count as from one address', async () => {
        let host = 0;
        await untilRefused(FAILURES_LIMIT, () => wrong(world(), `2001:db8:0:1::${(++host).toString(16)}`));
        expect((await wrong(world(), '2001:db8:0:2::1')).status).toBe(401);
      });
    });

    describe('sign-ins', () => {
      const signIn = (world: World, email: string, address: string, password = 'wrong') =>
        world.anonymous.post('/api/auth/tokens', { email, password }, from(address));

      it(
        'throttling stops guesses at an account, and leaves it open from everywhere else',
        inOneMinute(async () => {
          const { adminEmail } = world().salon;
          const guess = () => signIn(world(), adminEmail, '203.0.113.1');
          expectRefusal(await untilRefused(ACCOUNT_LIMIT, guess));
          expect((await signIn(world(), adminEmail.toUpperCase(), '203.0.113.1', PASSWORD)).status).toBe(429);
          expect((await signIn(world(), adminEmail, '203.0.113.2', PASSWORD)).status).toBe(201);
          expect((await signIn(world(), world().praxis.adminEmail, '203.0.113.1', PASSWORD)).status).toBe(201);
        }),
      );

      it('throttling of sign-ins is the same for an account that does not exist', async () => {
        expectRefusal(await untilRefused(ACCOUNT_LIMIT, () => signIn(world(), 'nobody@example.org', '203.0.113.3')));
      });

      it('throttling stops an address that tries many accounts', async () => {
        let account = 0;
        const request = () => signIn(world(), `user${++account}@example.org`, '203.0.113.4');
        expectRefusal(await untilRefused(ADDRESS_LIMIT, request));
        expect((await signIn(world(), 'user@example.org', '203.0.113.5')).status).toBe(401);
      });

      it.each([
        ['203.0.113.51', {}],
        ['203.0.113.52', { email: 7 }],
        ['203.0.113.53', { email: ['a'] }],
        ['203.0.113.54', []],
        ['203.0.113.55', null],
      ])('throttling counts malformed sign-ins (%s: %j)', async (address, body) => {
        const sent = { ...from(address), raw: JSON.stringify(body) };
        await untilRefused(ADDRESS_LIMIT, () => world().anonymous.post('/api/auth/tokens', undefined, sent));
      });
    });

    it('throttling keys expire and reveal no address', async () => {
      const { redisUrl } = world().engines;
      if (!redisUrl) return;
      const kept = await throttlesIn(redisUrl);
      expect(kept.length).toBeGreaterThan(3);
      for (const { key, ttl } of kept) {
        expect(key).toMatch(/^throttle:[a-z-]+:[\w.:/-]+:\d+$/);
        expect(ttl).toBeLessThanOrEqual(60);
      }
      const keys = kept.map(({ key }) => key);
      expect(keys.join()).not.toMatch(/@|example/);
      // Nor a plain hash of an address, which could be compared with a guess: names are derived with an encryption key.
      const { adminEmail } = world().salon;
      const made = (['sha256', 'sha512', 'sha1', 'md5'] as const).flatMap((algorithm) =>
        (['base64url', 'hex'] as const).map((form) => hash(algorithm, adminEmail, form).slice(0, 22)),
      );
      expect(made.filter((text) => keys.join().includes(text))).toEqual([]);
      expect(keys.join()).toContain(accountNamesOf(adminEmail, world().app.get(KeyRing))[0]);
    });
  },
  { synced: false, variables },
);

describe('throttling with a Redis that fails', () => {
  if (PRIVATE_REDIS_MISSING) return notRun('throttling with a Redis that fails', PRIVATE_REDIS_MISSING);

  let redis: PrivateRedis;
  let world: World | undefined;
  beforeAll(async () => {
    redis = await PrivateRedis.start();
    world = await openWorld('embedded', {
      synced: false,
      variables: { ...variables, REDIS_URL: redis.url, REDIS_TIMEOUT_MS: '100' },
    });
  });
  afterAll(async () => {
    redis.thaw();
    await world?.close();
    await redis.kill();
  });

  it.each<[string, () => void | Promise<void>]>([
    ['is frozen', () => redis.freeze()],
    ['is gone', () => redis.kill()],
  ])('throttling with a Redis that %s goes on in the process without a delay', async (_, fail) => {
    if (!world) throw new Error('The embedded engines are always there');
    await fail();
    const token = await newToken(world, world.salon);
    const signIn = () =>
      world?.anonymous.post('/api/auth/tokens', { email: 'a', password: 'b' }) as Promise<Answer<Json>>;
    const start = performance.now();
    expectRefusal(await untilRefused(LIMIT, () => token.get('/api/auth/me')));
    expect((await signIn()).status).not.toBe(500);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
