import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';
import type { CallOutcome, LoggedFunction } from './logged-function';

/** A call of a voice agent. Others' numbers and what was said in arguments are stored masked. */
@Entity({ tableName: 'retell_calls' })
@OfTeamOfBranch('team_id')
export class RetellCall extends TenantEntity {
  /** Retell's. */
  @Property({ type: 'string' })
  callId: string;

  /** Retell's. */
  @Property({ type: 'string' })
  agentId: string;

  @Property({ type: Id, nullable: true })
  teamId?: number | null;

  /** Absent: in a browser. */
  @Property({ type: 'string', nullable: true })
  direction?: 'inbound' | 'outbound' | null;

  /** Number of the other party, masked. */
  @Property({ type: 'string', nullable: true })
  number?: string | null;

  @Property({ type: 'Date', nullable: true })
  startedAt?: Date | null;

  @Property({ type: 'Date', nullable: true })
  endedAt?: Date | null;

  @Property({ type: 'string' })
  outcome: CallOutcome;

  @Property({ type: 'json' })
  bookingIds: number[];

  /** As they were written: those of several processes may be out of order. */
  @Property({ type: 'json' })
  functions: LoggedFunction[];

  /** Only where the company wants it to be kept. */
  @Property({ type: 'string', nullable: true, lazy: true })
  transcript?: string | null;
}
