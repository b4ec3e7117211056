import { PgBoss } from 'pg-boss';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { ownerBossOptions } from './boss-options';
import { queues } from './queues';

/** Creates or updates pg-boss's tables and the queues. Runs as the owner, under the advisory lock of `migrate`. */
export async function migrateJobs(environment: Environment, embedded: EmbeddedPostgres | undefined): Promise<void> {
  const boss = new PgBoss(ownerBossOptions(environment, embedded));
  // Failures are thrown by the calls below; an `error` event without a listener would end the process.
  boss.on('error', () => {});
  try {
    await boss.start();
    for (const { name, policy } of queues) {
      await boss.createQueue(name, policy);
      // A queue that existed before still has its old policy.
      await boss.updateQueue(name, policy);
    }
  } finally {
    await boss.stop();
  }
}
