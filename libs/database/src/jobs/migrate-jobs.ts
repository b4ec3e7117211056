import { PgBoss } from 'pg-boss';
import type { Environment } from '@app/common';
import type { EmbeddedPostgres } from '../engine/embedded-postgres';
import { ownerBossOptions } from './boss-options';
import { queues } from './queues';

/** Makes the tables of background work and its queues, or brings them up to date. As the owner, and one at a time. */
export async function migrateJobs(environment: Environment, embedded: EmbeddedPostgres | undefined): Promise<void> {
  const boss = new PgBoss(ownerBossOptions(environment, embedded));
  // What fails is thrown where it is asked for; an event that nobody listens to would end the process.
  boss.on('error', () => {});
  try {
    await boss.start();
    for (const { name, policy } of queues) {
      await boss.createQueue(name, policy);
      // One that was there before has the policy of then.
      await boss.updateQueue(name, policy);
    }
  } finally {
    await boss.stop();
  }
}
