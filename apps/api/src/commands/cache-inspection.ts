import type { Command } from 'commander';
import { CacheInspector, CacheUnavailable, type Inspection } from '@app/caching';
import { AppError, Environment } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import type { CommandRunner } from './command-runner';
import { aNumber } from './options';

const NOT_COMPARED = 'Availability is not compared: it comes from Cal.com, not from the database';

/** `cache:inspect`: compares a company's cached answers with the database. */
export function addCacheInspection(program: Command, run: CommandRunner): void {
  program
    .command('cache:inspect')
    .description("compare a company's cached answers with the database; ends with 1 when one of them is stale")
    .requiredOption('--company <id>', 'of the company', aNumber)
    .addHelpText('after', `\n${NOT_COMPARED}.`)
    // Checked before the modules start: without Redis a running server may hold the data folder that they would lock.
    .hook('preAction', refuseWithoutRedis)
    .action(
      run(async (app, { company }) => {
        const tenant = await app.get(CompaniesService).contextFor(company);
        const inspection = await app.get(CacheInspector).inspect(tenant).catch(explained);
        if (inspection.stale.length > 0) process.exitCode = 1;
        return inspection;
      }, reportOf),
    );
}

function reportOf({ company, entries, stale }: Inspection): string {
  const lines = stale.map(({ key, age_seconds }) => `stale: ${key}, ${age_seconds ?? '?'} s old`);
  return [`company ${company}: live entries ${entries}, stale ${stale.length}`, ...lines, NOT_COMPARED].join('\n');
}

/** @throws AppError without REDIS_URL: the server's local cache is out of reach, and “nothing stale” would mislead. */
function refuseWithoutRedis(): void {
  if (new Environment(process.env).redisUrls.length > 0) return;
  throw new AppError('cache_not_shared', {
    message:
      'There is nothing to inspect from outside: without REDIS_URL the cache lives in the memory of the server’s own process, whose /metrics say how many entries are stale (cache_stale_entries)',
  });
}

function explained(error: unknown): never {
  if (error instanceof CacheUnavailable) throw new AppError('cache_unavailable', { message: error.message });
  throw error;
}
