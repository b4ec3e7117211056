import { Entity, Property } from '@mikro-orm/decorators/legacy';
import type { ItemProblem } from '@app/calcom-client';
import { Id, TenantEntity } from '@app/tenancy';
import type { RunFailure } from './run-failure';

/** A sync of all teams of a company with their event types, or of the event types of one team. */
export type SyncKind = 'teams' | 'event_types';
/** What a run is at: the list of teams, or the event types of each. */
export type SyncPhase = 'teams' | 'event_types';
export type RunStatus = 'running' | 'succeeded' | 'failed';

type Defaulted =
  | 'total'
  | 'created'
  | 'updated'
  | 'deactivated'
  | 'errors'
  | 'status'
  | 'phase'
  | 'done'
  | 'steps'
  | 'revision'
  | 'beatAt';

/** One sync with Cal.com: when it ran, how far it is, what it changed, and how it ended. All moments are the database's. */
@Entity({ tableName: 'sync_runs' })
export class SyncRun extends TenantEntity<Defaulted> {
  @Property({ type: 'string' })
  kind: SyncKind;

  @Property({ type: Id, nullable: true })
  teamId?: number | null;

  /** Absent: the schedule, or an operator. */
  @Property({ type: Id, nullable: true })
  userId?: number | null;

  @Property({ type: 'string' })
  status: RunStatus = 'running';

  @Property({ type: 'string' })
  phase: SyncPhase = 'teams';

  /** Of {@link steps}, in this phase. */
  @Property({ type: 'integer' })
  done: number = 0;

  @Property({ type: 'integer' })
  steps: number = 0;

  /** Increases with everything that is reported to watchers. */
  @Property({ type: 'integer' })
  revision: number = 1;

  /** When the process at work last showed that it lives. */
  @Property({ type: 'Date' })
  beatAt: Date;

  /** How many items Cal.com listed. */
  @Property({ type: 'integer' })
  total: number = 0;

  @Property({ type: 'integer' })
  created: number = 0;

  @Property({ type: 'integer' })
  updated: number = 0;

  @Property({ type: 'integer' })
  deactivated: number = 0;

  /** What was wrong with items, or kept a team's event types from being stored. */
  @Property({ type: 'json' })
  errors: ItemProblem[] = [];

  /** Why it failed. */
  @Property({ type: 'json', nullable: true })
  failure?: RunFailure | null;

  /** When the stored list was requested from Cal.com. */
  @Property({ type: 'Date', nullable: true })
  requestedAt?: Date | null;

  @Property({ type: 'Date', nullable: true })
  finishedAt?: Date | null;
}
