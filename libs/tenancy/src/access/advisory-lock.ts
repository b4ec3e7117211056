import type { SqlEntityManager } from '@mikro-orm/sql';
import type { TenantContext } from './tenant-context';

/**
 * Takes an advisory lock for a kind of work of the company, across all processes, and waits until it is free. It is held
 * to the end of the transaction, so take it first and do nothing slow while holding it.
 */
export async function lockForTransaction(
  em: SqlEntityManager,
  { companyId }: Pick<TenantContext, 'companyId'>,
  work: string,
): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`company:${companyId}:${work}`]);
}
