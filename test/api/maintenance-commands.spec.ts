import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EncryptionKey, KeyRing } from '@app/common';
import { CalcomKeys, TokensService } from '@app/tenancy';
import { rowsFrom } from '../../apps/api/src/commands/input';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { run, startApi, startCommand } from '../support/programs';

const key = (kid: string): EncryptionKey => ({ kid, secret: randomBytes(32) });
const inText = (...keys: EncryptionKey[]): string =>
  keys.map(({ kid, secret }) => `${kid}:${secret.toString('base64')}`).join(',');

const [OLD, NEW] = [key('old'), key('new')];
const options = { variables: { ENCRYPTION_KEYS: inText(OLD, NEW) } };
const COMPANIES = 150;

onServers(
  'the maintenance commands',
  (world) => {
    beforeAll(ensureProductionBuild, 180_000);

    const variables = (...keys: EncryptionKey[]): Record<string, string> => ({
      ...world().engines.variables,
      CALCOM_BASE_URL: world().sandbox.url,
      ENCRYPTION_KEYS: inText(...keys),
    });
    const query = <Row extends object>(sql: string, parameters?: unknown[]): Promise<Row[]> =>
      world().engines.database?.query<Row>(sql, parameters) ?? Promise.resolve([]);
    const sealedWith = async (kid: string): Promise<number> => {
      const [row] = await query<{ count: number }>(
        `select count(*)::int as count from companies where calcom_api_key like $1`,
        [`v1.${kid}.%`],
      );
      return row?.count ?? 0;
    };

    /** Holds the lock of the company's row meanwhile, so that the rotation waits there. */
    async function holding(companyId: number, work: () => Promise<void>): Promise<void> {
      const client = new Client({ connectionString: world().engines.database?.url });
      await client.connect();
      try {
        await client.query('begin');
        await client.query('select from companies where id = $1 for update', [companyId]);
        await work();
      } finally {
        await client.end();
      }
    }

    it('keys:rotate can be killed and run again, while all requests succeed', async () => {
      const ring = new KeyRing([OLD]);
      for (let index = 0; index < COMPANIES; index++) {
        const [row] = await query<{ id: string }>(
          `insert into companies (name, timezone) values ('Many', 'Europe/Berlin') returning id`,
        );
        const id = Number(row?.id);
        const sealed = ring.seal(`cal_${id}`, CalcomKeys.column.contextFor(id));
        await query('update companies set calcom_api_key = $1 where id = $2', [sealed, id]);
      }
      const all = COMPANIES + 2;
      const [{ id: middle } = { id: 0 }] = await query<{ id: number }>(
        'select id::int from companies order by id offset 75 limit 1',
      );

      let isOver = false;
      const meanwhile = (async () => {
        const statuses = new Set<number>();
        while (!isOver) {
          statuses.add((await world().salon.admin.post('/api/calcom/teams/sync')).status);
          statuses.add((await world().salon.call('/api/retell/check-availability', {})).status);
        }
        return [...statuses];
      })();

      await holding(middle, async () => {
        const { ended, kill } = startCommand('cli', ['keys:rotate', '--json'], variables(NEW, OLD));
        await eventually('the rotation has reached the locked row', async () => (await sealedWith('new')) >= 75);
        kill();
        expect((await ended).code).not.toBe(0);
      });
      const before = await sealedWith('new');
      expect(before).toBeGreaterThanOrEqual(75);
      expect(await sealedWith('old')).toBe(all - before);

      const again = await run('cli', ['keys:rotate', '--json'], variables(NEW, OLD));
      isOver = true;
      expect(again.code).toBe(0);
      const report = JSON.parse(again.stdout);
      // The companies' keys, and those of the two agents.
      expect(report.total).toBe(all + 2);
      expect(report.resealed + report.already_current).toBe(report.total);
      expect(report.already_current).toBeGreaterThanOrEqual(before);
      expect(await sealedWith('old')).toBe(0);
      expect(await meanwhile).toEqual([200]);
      for (const table of ['audit_log', 'sync_schedule'])
        await query(`delete from ${table} where company_id in (select id from companies where name = 'Many')`);
      await query(`delete from companies where name = 'Many'`);
    });

    it('keys:rotate leaves nothing that needs the old key', async () => {
      await run('cli', ['keys:rotate'], variables(NEW, OLD));
      const synced = await run('cli', ['sync', '--company', String(world().salon.id), '--json'], variables(NEW));
      expect({ code: synced.code, stderr: synced.stderr }).toEqual({ code: 0, stderr: '' });
      const api = await startApi(variables(NEW));
      const sync = await new ApiClient(api.url, world().salon.adminToken).post('/api/calcom/teams/sync');
      await api.stop();
      expect(sync.status).toBe(200);
    });

    it('keys:rotate names the key that is missing', async () => {
      await run('cli', ['keys:rotate'], variables(NEW, OLD));
      const { code: exitCode, stdout, stderr } = await run('cli', ['keys:rotate', '--json'], variables(key('other')));
      expect({ exitCode, ...JSON.parse(stdout) }).toMatchObject({ exitCode: 1, success: false, code: 'keys_missing' });
      expect(stderr).toContain(`companies.calcom_api_key of company ${world().salon.id}`);
      expect(stderr).toContain('key "new", which is not in ENCRYPTION_KEYS');
      expect(stderr).not.toMatch(/^\s+at /m);
    });

    it('sanctum:import takes over the tokens of a Laravel application, as an array or line by line', async () => {
      const tenant = await world().app.get(TokensService).verify(world().salon.memberToken);
      const rowOf = (id: number, secret: string) => ({
        id,
        tokenable_type: 'user',
        tokenable_id: String(tenant.userId),
        name: 'till',
        token: createHash('sha256').update(secret).digest('hex'),
        abilities: '["*"]',
      });
      const rows = [rowOf(7001, 'first-secret'), rowOf(7002, 'second-secret')];
      const load = (input: string) =>
        run('cli', ['sanctum:import', '--company', String(world().salon.id), '--json'], variables(OLD, NEW), input);

      const lines = await load(`${JSON.stringify(rows[0])}\n\n`);
      expect(JSON.parse(lines.stdout)).toEqual({ imported: 1, skipped: 0, refused: [] });
      const array = await load(JSON.stringify(rows, null, 2));
      expect(JSON.parse(array.stdout)).toEqual({ imported: 1, skipped: 1, refused: [] });
      for (const token of ['7001|first-secret', '7002|second-secret'])
        expect((await new ApiClient(world().url, token).get('/api/auth/me')).status).toBe(200);
    });

    it('sanctum:import names in one line what is wrong with the input', async () => {
      const args = ['sanctum:import', '--company', String(world().salon.id)];
      const { code, stdout, stderr } = await run('cli', args, variables(OLD, NEW), '{"id": 1}\n{"token": "deadbeef');
      expect({ code, stdout, stderr }).toEqual({
        code: 1,
        stdout: '',
        stderr: 'Line 2 of standard input is not a JSON object\n',
      });
    });

    it.each([
      ['', /^Expected rows on standard input, but it was empty$/],
      ['[{"id": 1}', /^Standard input is not a JSON array$/],
    ])('the input %j is refused without being repeated', async (input, reason) => {
      await expect(rowsFrom(Readable.from([input]))).rejects.toThrow(reason);
    });

    it.each([
      [
        'a user whom PostgreSQL does not know',
        { username: 'nobody_of_this_name' },
        /does not let the user .* in: .*nobody_of/,
      ],
      ['a host that does not exist', { hostname: 'no-such-host.invalid' }, /There is no host "no-such-host\.invalid"/],
      ['a port where nothing listens', { port: '1' }, /Nothing answers at 127\.0\.0\.1:1/],
    ])('migrate states in one line that DATABASE_URL names %s', async (_, part, reason) => {
      const url = Object.assign(new URL(variables(NEW).DATABASE_URL ?? ''), part);
      const env = { ...variables(NEW), DATABASE_URL: url.href };
      const { code, stdout, stderr } = await run('cli', ['migrate', '--json'], env);
      expect({ code, stderr: stderr.trim() }).toEqual({ code: 1, stderr: expect.stringMatching(reason) });
      const told = { success: false, code: 'cannot_start', message: expect.stringMatching(reason) };
      expect(JSON.parse(stdout)).toEqual(told);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    });
  },
  options,
);
