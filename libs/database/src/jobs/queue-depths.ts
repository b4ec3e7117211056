import type { PgBoss } from 'pg-boss';
import { JOBS_SCHEMA } from '../schema/jobs-schema';
import { queues } from './queues';

/** Jobs of a queue that are not done. */
export interface QueueDepth {
  queue: string;
  /** That a worker could fetch now. */
  ready: number;
  /** That wait for their time. */
  scheduled: number;
  active: number;
  /** Seconds for which the oldest ready one has waited; 0: none is ready. */
  oldest: number;
}

const DEPTHS = `
  select name as queue,
    count(*) filter (where state < 'active' and start_after <= now())::int as ready,
    count(*) filter (where state < 'active' and start_after > now())::int as scheduled,
    count(*) filter (where state = 'active')::int as active,
    coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now())), 0)::float8
      as oldest
  from ${JOBS_SCHEMA}.job where state <= 'active' group by name`;

/** The depth of every queue, including empty ones. */
export async function queueDepths(db: ReturnType<PgBoss['getDb']>): Promise<QueueDepth[]> {
  const { rows } = (await db.executeSql(DEPTHS)) as { rows: QueueDepth[] };
  return queues.map(
    ({ name: queue }) =>
      rows.find((row) => row.queue === queue) ?? { queue, ready: 0, scheduled: 0, active: 0, oldest: 0 },
  );
}
