import { Entity, Property } from '@mikro-orm/decorators/legacy';
import type { ItemProblem } from '@app/calcom-client';
import { Id, TenantEntity } from '@app/tenancy';

export type SyncKind = 'teams' | 'event_types';

/** One sync with Cal.com: when it ran, what it changed, and how it ended. */
@Entity({ tableName: 'sync_runs' })
export class SyncRun extends TenantEntity<'total' | 'created' | 'updated' | 'deactivated' | 'errors' | 'status'> {
  @Property({ type: 'string' })
  kind: SyncKind;

  @Property({ type: Id, nullable: true })
  teamId?: number | null;

  @Property({ type: Id, nullable: true })
  userId?: number | null;

  @Property({ type: 'string' })
  status: 'running' | 'succeeded' | 'failed' = 'running';

  /** How many items Cal.com listed. */
  @Property({ type: 'integer' })
  total: number = 0;

  @Property({ type: 'integer' })
  created: number = 0;

  @Property({ type: 'integer' })
  updated: number = 0;

  @Property({ type: 'integer' })
  deactivated: number = 0;

  /** What was wrong with items of the list; of a run that failed, why. */
  @Property({ type: 'json' })
  errors: ItemProblem[] = [];

  /** When Cal.com was asked for what was stored. */
  @Property({ type: 'Date', nullable: true })
  requestedAt?: Date | null;

  @Property({ type: 'Date', nullable: true })
  finishedAt?: Date | null;
}
