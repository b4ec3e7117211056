import { beforeAll, describe, expect, it } from '@jest/globals';
import { CompaniesService, TokensService } from '@app/tenancy';
import { type ApiDocument, type Operation, operationsOf } from '../fuzz/document';
import { asOwner } from '../support/as-owner';
import { type Answer, ApiClient, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { Wire } from '../support/wire';

/** Agents and calls have names at Retell, and no numbers. */
const NAMED_BY_RETELL = ['agent_id', 'call_id'];
const isNamed = ({ in: place, name, schema }: Json): boolean =>
  NAMED_BY_RETELL.includes(name) || (place === 'path' && schema.type === 'string');

/** What stands where an id belongs. None of them is one. */
const NO_IDS = [
  '-1',
  '0',
  '1.5',
  '1.0',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  'null',
  'true',
  '٣',
  ' 1',
  '1,2',
  '[1]',
  '{"$gt":0}',
  "1' or '1'='1",
  '1; drop table bookings; --',
  '1 union select token from personal_access_tokens',
  '1\u0000',
  '9007199254740993',
  '99999999999999999999',
  '9'.repeat(190),
];
const NO_NUMBERS: unknown[] = [-1, 0, 1.5, 1e300, 2 ** 53, true, [], [1], [[1]], {}, { $gt: 0 }, { length: 1 }];

const bare = ({ status, text }: Answer<Json>): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;
const fieldsOf = ({ body }: Answer<Json>): string[] => (body.details ?? []).map(({ field }: Json) => field);

onEveryEngine(
  'hostile requests',
  (world) => {
    let operations: Operation[];
    beforeAll(async () => {
      operations = operationsOf((await world().anonymous.get<ApiDocument>('/api/docs-json')).body);
    });

    const addressOf = ({ path }: Operation, id: string): string =>
      path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(id));
    const send = (operation: Operation, client: ApiClient, id = '1', query = ''): Promise<Answer<Json>> =>
      client.send(operation.method, addressOf(operation, id) + query, operation.body ? { body: {} } : {});

    describe('with a credential that is not good', () => {
      let credentials: [what: string, credential: string][];

      beforeAll(async () => {
        const { app, salon, praxis, url } = world();
        const [companies, tokens] = [app.get(CompaniesService), app.get(TokensService)];
        const tenant = await companies.contextFor(salon.id);
        const userOf = async (name: string): Promise<number> =>
          (await companies.createUser(tenant, { email: `${name}@example.org`, role: 'admin' })).id;
        const [staying, leaving] = [await userOf('staying'), await userOf('leaving')];
        const issue = (userId: number, expiresAt?: Date) => tokens.issue(tenant, { userId, name: 'test', expiresAt });
        const [revoked, orphan] = [await issue(staying), await issue(leaving)];
        // Every cache that could hold them has been filled.
        for (const { token } of [revoked, orphan])
          expect((await new ApiClient(url, token).get('/api/auth/me')).status).toBe(200);
        await tokens.revoke(tenant, revoked.id);
        await asOwner(world(), `delete from users where id = ${leaving}`);
        // The service has received no event, as it does when it revokes one itself.
        await eventually('the token of a user who is gone is refused', async () => {
          return (await new ApiClient(url, orphan.token).get('/api/auth/me')).status === 401;
        });
        const [id, secret = ''] = salon.adminToken.split('|');
        const [otherId, otherSecret] = praxis.adminToken.split('|');
        credentials = [
          ['that is unknown', `999999999|${secret}`],
          ['with a wrong secret', `${id}|${secret.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))}`],
          ['with half a secret', `${id}|${secret.slice(0, 20)}`],
          ['with a letter more', `${id}|${secret}A`],
          ['with another company’s id', `${otherId}|${secret}`],
          ['with another company’s secret', `${id}|${otherSecret}`],
          ['that has expired', (await issue(staying, new Date(Date.now() - 1))).token],
          ['that was revoked', revoked.token],
          ['of a user who is gone', orphan.token],
          ['that is SQL', `${id}'or'1'='1|${secret}`],
          ['with a negative id', `-${id}|${secret}`],
          ['with a broken id', `${id}.5|${secret}`],
          ['with an id without end', `${'9'.repeat(400)}|${secret}`],
          ['with a list of ids', `[${id}]|${secret}`],
          ['as long as a header may be', `${id}|${'a'.repeat(12_000)}`],
        ];
      });

      it('are refused by every route, in words that do not tell what is wrong with it', async () => {
        const secured = operations.filter(({ isSecured }) => isSecured);
        expect(secured.length).toBeGreaterThan(12);
        for (const operation of secured) {
          const answers = [];
          for (const [what, credential] of credentials)
            answers.push({ what, answer: bare(await send(operation, new ApiClient(world().url, credential))) });
          const { answer } = answers[0] ?? { answer: '' };
          expect(answer).toMatch(/^401 .*"code":"unauthenticated"/);
          expect(answers).toEqual(credentials.map(([what]) => ({ what, answer })));
        }
      });

      it('would have been let in with a good one', async () => {
        const { salon } = world();
        const statuses = [];
        for (const operation of operations.filter(({ isSecured, method }) => isSecured && method === 'GET'))
          statuses.push((await send(operation, salon.admin)).status);
        expect(statuses).not.toContain(401);
      });
    });

    describe('with an id that is none', () => {
      it('are refused by every route that has one in its path', async () => {
        const named = operations.filter(
          ({ path, isSecured, isSigned, parameters }) =>
            isSecured && !isSigned && path.includes('{') && !parameters.some(isNamed),
        );
        expect(named.length).toBeGreaterThan(5);
        for (const operation of named) {
          const refused = [];
          for (const id of NO_IDS)
            refused.push({ id, status: (await send(operation, world().salon.admin, id)).status });
          expect({ route: operation.name, refused }).toEqual({
            route: operation.name,
            refused: NO_IDS.map((id) => ({ id, status: 400 })),
          });
        }
      });

      it('are refused by every route that has one in its query, by name', async () => {
        const asked = operations.flatMap((operation) =>
          operation.parameters
            .filter((one) => one.in === 'query' && /_ids?$/.test(one.name) && !isNamed(one))
            .map(({ name }) => ({ operation, name })),
        );
        expect(asked.length).toBeGreaterThan(4);
        for (const { operation, name } of asked) {
          const isList = name.endsWith('s');
          for (const id of isList ? NO_IDS.flatMap((one) => (one === '1,2' ? [] : [one, `1,${one}`])) : NO_IDS) {
            const answer = await send(operation, world().salon.admin, '1', `?${name}=${encodeURIComponent(id)}`);
            expect({ name, id, status: answer.status, fields: fieldsOf(answer) }).toEqual({
              name,
              id,
              status: 400,
              fields: expect.arrayContaining([name]),
            });
          }
          const twice = `?${name}=1&${name}=${isList ? 'x' : 2}`;
          for (const query of [`?${name}[]=1`, `?${name}[$gt]=0`, twice])
            expect({ query, ...(await send(operation, world().salon.admin, '1', query)) }).toMatchObject({
              status: 400,
            });
        }
      });

      it('are refused by every route that has one in its body, by name', async () => {
        const asked = operations.flatMap((operation) =>
          [operation.body ?? {}, ...(operation.body?.oneOf ?? [])]
            .flatMap(({ properties }) => Object.keys(properties ?? {}))
            .filter((name) => name.endsWith('_id') && !['slot_id', ...NAMED_BY_RETELL].includes(name))
            .map((name) => ({ operation, name })),
        );
        expect(asked.length).toBeGreaterThan(2);
        const { admin } = world().salon;
        await admin.post('/api/branches', { name: 'Mitte' });
        const [teams, branches] = [await admin.get('/api/calcom/teams'), await admin.get('/api/branches')];
        for (const { operation, name } of asked) {
          const list = operation.path.startsWith('/api/branches') ? branches : teams;
          const path = addressOf(operation, String(list.body.data[0].id));
          for (const id of [...NO_IDS, ...NO_NUMBERS]) {
            const answer = await world().salon.admin.send<Json>(operation.method, path, { body: { [name]: id } });
            expect({ path, name, id, status: answer.status, fields: fieldsOf(answer) }).toEqual({
              path,
              name,
              id,
              status: 400,
              fields: expect.arrayContaining([name]),
            });
          }
        }
      });
    });

    it.each(['Authorization', 'Host', 'Content-Type', 'Content-Encoding', 'X-Retell-Signature'])(
      'with two headers %s are refused',
      async (name) => {
        const head = `POST /api/retell/check-availability HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n`;
        const host = name === 'Host' ? '' : 'Host: x\r\n';
        const { status, body } = await Wire.exchange(world().url, `${head}${host}${name}: a\r\n${name}: a\r\n\r\n{}`);
        expect([status, JSON.parse(body).code]).toEqual([400, 'bad_request']);
      },
    );

    describe('by the hundred', () => {
      /** How much longer than another server of this process the service takes; the middle of many, in turn. */
      async function pace(): Promise<number> {
        const ratios: number[] = [];
        for (let index = 0; index < 40; index++) {
          const start = performance.now();
          expect((await world().salon.member.get('/api/auth/me')).status).toBe(200);
          expect((await world().salon.member.get('/api/bookings')).status).toBe(200);
          const answered = performance.now();
          await (await fetch(`${world().sandbox.url}/nowhere`)).text();
          await (await fetch(`${world().sandbox.url}/nowhere`)).text();
          ratios.push((answered - start) / (performance.now() - answered));
        }
        return ratios.toSorted((a, b) => a - b)[ratios.length / 2] ?? 0;
      }

      const wire = async (...parts: string[]): Promise<number> => {
        const { status } = await Wire.exchange(world().url, ...parts);
        return status;
      };
      const posted = async (raw: string): Promise<number> =>
        (await world().salon.admin.post('/api/retell/book-appointment', undefined, { raw })).status;
      const GET = 'GET /api/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';

      const ATTACKS: [what: string, expected: number, attack: () => Promise<number>][] = [
        ['a token of 10 MB', 431, () => wire(`${GET}Authorization: Bearer 1|${'a'.repeat(10_000_000)}\r\n\r\n`)],
        ['a NUL in a token', 400, () => wire(`${GET}Authorization: Bearer 1|\0\r\n\r\n`)],
        ['two tokens', 400, () => wire(`${GET}Authorization: Bearer 1|a\r\nAuthorization: Bearer 1|b\r\n\r\n`)],
        ['headers without end', 431, () => wire(`${GET}${'X: aaaaaaa\r\n'.repeat(3000)}\r\n`)],
        ['an address without end', 414, () => wire(GET.replace('/api/auth/me', `/${'a'.repeat(5000)}`), '\r\n')],
        ['a bomb of lists', 400, () => posted('['.repeat(250_000))],
        ['a bomb of objects', 400, () => posted('{"a":'.repeat(50_000))],
        ['a bomb of values', 400, () => posted(`{"metadata":[${'[],'.repeat(80_000)}1]}`)],
        ['a bomb of digits', 400, () => posted(`{"team_id":1${'0'.repeat(250_000)}}`)],
        ['a body of 3 MB', 413, () => posted(`{"notes":"${'x'.repeat(3_000_000)}"}`)],
      ];

      it('leave the service serving others, and as quick as it was', async () => {
        await pace();
        const before = await pace();
        const attacks = Array.from({ length: 10 }, () => ATTACKS).flat();
        const statuses = Promise.all(attacks.map(async ([what, , attack]) => `${what}: ${await attack()}`));
        // Meanwhile.
        for (let index = 0; index < 5; index++)
          expect((await world().praxis.member.get('/api/auth/me')).status).toBe(200);
        expect(await statuses).toEqual(attacks.map(([what, expected]) => `${what}: ${expected}`));
        await eventually('the service is as quick as before', async () => (await pace()) < 2 * before + 2);
        const { database } = world().engines;
        const stuck = `select state, query from pg_stat_activity
          where datname = current_database() and application_name = 'team-selector' and state not in ('idle', 'active')`;
        // A job's transaction may be open at any moment; one that stays open is stuck.
        await eventually('no transaction is stuck', async () => ((await database?.query(stuck)) ?? []).length === 0);
      });
    });
  },
  { variables: { LOG_LEVEL: 'fatal' } },
);
