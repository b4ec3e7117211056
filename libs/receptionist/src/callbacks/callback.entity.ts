import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';

/** A person's request to be called back. */
@Entity({ tableName: 'callbacks' })
@OfTeamOfBranch('team_id')
export class Callback extends TenantEntity<'isDone'> {
  /** The responsible team; absent: unknown, so that only users of the whole company see it. */
  @Property({ type: Id, nullable: true })
  teamId?: number | null;

  @Property({ type: 'string', nullable: true })
  name?: string | null;

  /** E.164. */
  @Property({ type: 'string' })
  phone: string;

  /** The preferred time, in the caller's own words. */
  @Property({ type: 'string', nullable: true })
  wanted?: string | null;

  @Property({ type: 'string', nullable: true })
  notes?: string | null;

  /** Id of the call in which it was requested. */
  @Property({ type: 'string', nullable: true })
  callId?: string | null;

  /** The same request of one call is stored once. */
  @Property({ type: 'string' })
  contentHash: string;

  @Property({ type: 'boolean' })
  isDone: boolean = false;
}
