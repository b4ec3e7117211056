import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PRAXIS_KEY, SALON_KEY } from '../../apps/calcom-sandbox/src';
import { ApiClient } from '../support/client';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type Ended, run, startApi } from '../support/programs';
import { PASSWORD } from '../support/world';
import type { Exchange } from './secrets/caller';
import { contentOf, foundIn, type Secret } from './secrets/search';
import { ATTENDEE, CALLER_NUMBER, takeTour, TOUR_VARIABLES, UNLUCKY, WRONG_PASSWORD } from './secrets/tour';

const ENCRYPTION_KEY = randomBytes(32);
const DATABASE_PASSWORD = 'passphrase-of-the-database';
/** Control: a request's id, which the log contains; a search that does not find it is broken. */
const PLANTED: Secret = { name: 'planted', value: 'planted-secret-0123456789' };

const options = { variables: { ENCRYPTION_KEYS: `main:${ENCRYPTION_KEY.toString('base64')}` } };

onServers(
  'what is secret',
  (world) => {
    let log: string;
    let exchanges: Exchange[];
    let cached: string;
    let secrets: Secret[];
    const people: Secret[] = [
      { name: 'attendee’s address', value: ATTENDEE.email },
      { name: 'attendee’s number', value: ATTENDEE.phone_number.slice(1) },
      { name: 'attendee’s name', value: ATTENDEE.name },
      { name: 'unlucky attendee’s name', value: UNLUCKY },
      { name: 'caller’s number', value: CALLER_NUMBER.slice(1) },
    ];

    const variables = () => {
      const url = new URL(world().engines.variables.DATABASE_URL ?? '');
      // Servers that trust local connections ignore the password.
      url.password ||= DATABASE_PASSWORD;
      return { ...world().engines.variables, ...options.variables, DATABASE_URL: url.href };
    };

    beforeAll(async () => {
      await ensureProductionBuild();
      const { salon, praxis, sandbox } = world();
      const secretOf = (token: string): string => token.split('|')[1] ?? '';
      secrets = [
        { name: 'Cal.com key', value: SALON_KEY },
        { name: 'Cal.com key of the other', value: PRAXIS_KEY },
        { name: 'Retell key', value: salon.agent.key },
        { name: 'Retell key of the other', value: praxis.agent.key },
        { name: 'password', value: PASSWORD },
        { name: 'wrong password', value: WRONG_PASSWORD },
        { name: 'admin’s token', value: secretOf(salon.adminToken) },
        { name: 'member’s token', value: secretOf(salon.memberToken) },
        { name: 'token of the other', value: secretOf(praxis.adminToken) },
        { name: 'encryption key', value: ENCRYPTION_KEY.toString('base64') },
        { name: 'encryption key, raw', value: ENCRYPTION_KEY.toString('latin1') },
        { name: 'encryption key in hex', value: ENCRYPTION_KEY.toString('hex') },
        { name: 'password of the database', value: new URL(variables().DATABASE_URL).password },
      ];
      const api = await startApi({ ...variables(), ...TOUR_VARIABLES, CALCOM_BASE_URL: sandbox.url });
      try {
        exchanges = await takeTour(world(), api.url);
        const signedIn = await new ApiClient(api.url).post('/api/auth/tokens', {
          email: salon.adminEmail,
          password: PASSWORD,
        });
        secrets.push({ name: 'token just issued', value: secretOf(signedIn.body.data.token) });
        await new ApiClient(api.url).get('/health/live', { headers: { 'x-request-id': PLANTED.value } });
        cached = await contentOf(world().engines.redisUrl ?? '');
      } finally {
        await api.stop();
      }
      log = api.output();
    }, 240_000);

    it('a planted secret is found in the log, so the search works', () => {
      expect(foundIn(log, [PLANTED])).toEqual(['planted']);
      expect(cached).toContain(`company:${world().praxis.id}:calcom_teams:all`);
      const everywhere = exchanges.map(({ text }) => text).join('\n');
      expect(foundIn(everywhere, people)).toContain('attendee’s address');
      for (const spelling of [SALON_KEY, btoa(SALON_KEY), encodeURIComponent(PASSWORD), JSON.stringify(PASSWORD)])
        expect(foundIn(`{"level":30,"url":"x${spelling}y"}`, secrets)).toHaveLength(1);
    });

    it('the tour met every kind of failure in which secrets could leak', () => {
      const statuses = new Set(exchanges.map(({ text }) => Number(text.slice(0, 3))));
      for (const status of [200, 201, 400, 401, 403, 404, 409, 415, 422, 500, 503])
        expect({ status, seen: statuses.has(status) }).toEqual({ status, seen: true });
      expect(log.split('\n').length).toBeGreaterThan(exchanges.length);
    });

    it('what is secret is in no log, nor is personal data', () => {
      const lines = log.split('\n');
      const leaks = [...secrets, ...people, { name: 'address of staff', value: world().salon.adminEmail }].flatMap(
        (secret) =>
          lines.filter((line) => foundIn(line, [secret]).length > 0).map((line) => ({ leak: secret.name, line })),
      );
      expect(leaks).toEqual([]);
    });

    it('what is secret is in no answer', () => {
      const leaks = exchanges.map(({ by, what, text }) => ({ by, what, leaks: foundIn(text, secrets) }));
      expect(leaks.filter(({ leaks: found }) => found.length > 0)).toEqual([]);
    });

    it('personal data is in no answer to another company or an anonymous caller', () => {
      const others = exchanges.filter(({ by }) => by === 'stranger' || by === 'anonymous');
      expect(others.length).toBeGreaterThan(8);
      const leaks = others.map(({ what, text }) => ({ what, leaks: foundIn(text, people) }));
      expect(leaks.filter(({ leaks: found }) => found.length > 0)).toEqual([]);
    });

    it('what is secret is in no cache, nor is personal data', () => {
      expect(foundIn(cached, [...secrets, ...people])).toEqual([]);
    });

    describe('a command', () => {
      const cli = (line: string, input?: string, more: Record<string, string> = {}): Promise<Ended> =>
        run(
          'cli',
          line.split(' '),
          { ...variables(), CALCOM_BASE_URL: world().sandbox.url, LOG_LEVEL: 'trace', ...more },
          input,
        );

      it.each([
        ['company:create --name A --timezone Europe/Berlin --calcom-key-stdin', SALON_KEY],
        ['company:create --name A --timezone nowhere --calcom-key-stdin', SALON_KEY],
        ['user:create --company 1 --email twice@example.org --role member --password-stdin', PASSWORD],
        ['user:create --company 1 --email twice@example.org --role member --password-stdin', PASSWORD],
        ['user:create --company 999999 --email x@example.org --role member --password-stdin', PASSWORD],
        ['retell-agent:create --company 1 --agent-id agent_1 --key-stdin', 'key_of_company_1'],
        ['sanctum:import --company 1', `[{"id": 1, "token": "${PASSWORD}", "name": "${SALON_KEY}"}]`],
        ['sanctum:import --company 1', `{"id": 1, "token": "${PASSWORD}`],
        ['keys:rotate', ''],
      ])('the command "%s" prints no secret', async (line, input) => {
        const { stdout, stderr } = await cli(line, input);
        expect({ stdout, stderr, leaks: foundIn(stdout + stderr, secrets) }).toEqual({ stdout, stderr, leaks: [] });
      });

      it('a command prints no secret when Cal.com or the database refuses, or the encryption key is missing', async () => {
        world().sandbox.faults.add({ status: 401, body: { error: { message: SALON_KEY } } });
        const refused = await cli('sync --company 1');
        world().sandbox.faults.reset();
        const owner = world().engines.database;
        await owner?.query('alter table users add constraint none check (id < 0) not valid');
        const failed = await cli(
          'user:create --company 1 --email gone@example.org --role member --password-stdin',
          PASSWORD,
        );
        await owner?.query('alter table users drop constraint none');
        const missing = await cli('keys:rotate', '', {
          ENCRYPTION_KEYS: `other:${randomBytes(32).toString('base64')}`,
        });
        for (const { code, stdout, stderr } of [refused, failed, missing]) {
          const leaks = foundIn(stdout + stderr, [...secrets, { name: 'address', value: 'gone@example.org' }]);
          expect({ code, stderr, leaks }).toEqual({ code: 1, stderr, leaks: [] });
        }
      });
    });
  },
  options,
);
