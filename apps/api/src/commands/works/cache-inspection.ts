import { CacheInspector, CacheUnavailable, type Inspection } from '@app/caching';
import { AppError, type Environment } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import type { Work } from '../command-runner';
import { NOT_COMPARED } from '../not-compared';

export const inspectCache: Work<Inspection> = async (app, { company }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  const inspection = await app.get(CacheInspector).inspect(tenant).catch(explained);
  if (inspection.stale.length > 0) process.exitCode = 1;
  return inspection;
};

export function inspectionReport({ company, entries, stale }: Inspection): string {
  const lines = stale.map(({ key, age_seconds }) => `stale: ${key}, ${age_seconds ?? '?'} s old`);
  return [`company ${company}: live entries ${entries}, stale ${stale.length}`, ...lines, NOT_COMPARED].join('\n');
}

/**
 * Called before the modules start: without Redis a running server may hold the data folder that they would lock.
 * @throws AppError without REDIS_URL: the server's local cache is out of reach, and “nothing stale” would mislead.
 */
export function refuseWithoutRedis({ redisUrls }: Environment): void {
  if (redisUrls.length > 0) return;
  throw new AppError('cache_not_shared', {
    message:
      'There is nothing to inspect from outside: without REDIS_URL the cache lives in the memory of the server’s own process, whose /metrics say how many entries are stale (cache_stale_entries)',
  });
}

function explained(error: unknown): never {
  if (error instanceof CacheUnavailable) throw new AppError('cache_unavailable', { message: error.message });
  throw error;
}
