import type { SqlEntityManager } from '@mikro-orm/sql';
import type { TenantContext } from './tenant-context';

/**
 * Waits until no other transaction of this company is at the same work, in this process or another one. The turn ends
 * with the transaction, so take it first and do nothing slow in it.
 */
export async function lockForTransaction(
  em: SqlEntityManager,
  { companyId }: Pick<TenantContext, 'companyId'>,
  work: string,
): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`company:${companyId}:${work}`]);
}
