import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { Environment } from '@app/common';
import { TeamsService } from '@app/teams';
import { CompaniesService } from '@app/tenancy';
import { RoomsModule } from '../../apps/api/src/rooms.module';
import { unusedUrl } from '../../libs/caching/testing/unused-url';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startWorker } from '../support/programs';

const TEAMS = '/api/calcom/teams';

onServers(
  'a worker beside an API with JOBS=off',
  (world) => {
    let worker: ApiProcess;

    beforeAll(async () => {
      await ensureProductionBuild();
      worker = await startWorker({ PORT: '0', LOG_LEVEL: 'error', ...world().engines.variables });
    });
    afterAll(() => worker?.stop());

    it('a worker answers health probes and nothing else', async () => {
      const client = new ApiClient(worker.url, world().salon.memberToken);
      expect(await client.get('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
      expect(await client.get('/health/ready')).toMatchObject({
        status: 200,
        body: { status: 'up', dependencies: { database: 'up', cache: 'up', calcom: 'up' }, read_only: false },
      });
      for (const path of [TEAMS, '/api/docs-json', '/metrics', '/']) expect((await client.get(path)).status).toBe(404);
    });

    describe('the jobs', () => {
      /** Renames a team by a command that cannot reach the cache, so that only a job can invalidate the answer. */
      async function renameBehindTheCache(name: string): Promise<void> {
        const variables = { ...world().engines.variables, LOG_LEVEL: 'error', REDIS_URL: await unusedUrl() };
        const rooms = RoomsModule.with(new Environment(variables));
        const command = await NestFactory.createApplicationContext(rooms, { logger: false, abortOnError: false });
        const tenant = await command.get(CompaniesService).contextFor(world().salon.id);
        const [team] = await command.get(TeamsService).list(tenant);
        await command.get(TeamsService).update(tenant, team?.id ?? 0, { name });
        await command.close();
      }
      const isAnswered = async (name: string): Promise<boolean> =>
        (await world().salon.member.get(TEAMS)).text.includes(`"${name}"`);

      it('a worker runs the jobs that the API leaves to it', async () => {
        await isAnswered('nothing');
        await renameBehindTheCache('Done by the worker');
        await eventually('the worker has invalidated it', () => isAnswered('Done by the worker'), 30_000);
      });

      it('jobs stay queued without a worker', async () => {
        await worker.stop();
        await isAnswered('nothing');
        await renameBehindTheCache('Not done');
        const queued = `select 1 from pgboss.job where name = 'cache-invalidations' and state < 'active'`;
        expect(await world().engines.database?.query(queued)).not.toEqual([]);
        expect(await isAnswered('Not done')).toBe(false);
      });
    });

    it('a worker ends by itself on SIGTERM, without an error', async () => {
      const other = await startWorker({ PORT: '0', LOG_LEVEL: 'error', ...world().engines.variables });
      await other.stop();
      expect(other.output()).not.toMatch(/error|failed/i);
    });
  },
  { variables: { JOBS: 'off' } },
);
