import { serverFacts } from '@app/database';
import { broken, failed, type Finding, ok } from './finding';

/** Whether it is a replica, and how far behind. What it lacks, the service reads from the primary. */
export async function examineReplica(url: string): Promise<Finding> {
  const name = `replica ${URL.parse(url)?.host ?? ''}`.trim();
  try {
    const { version, isReplica, lagSeconds } = await serverFacts({ databaseUrl: url });
    if (!isReplica) return broken(name, 'it is no replica, so nothing is read there');
    return ok(name, `PostgreSQL ${version}, ${lagSeconds ?? 'an unknown number of'} s behind`);
  } catch (error) {
    return failed(name, error);
  }
}
