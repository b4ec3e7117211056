import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfTeamOfBranch } from '@app/teams';
import { Id, TenantEntity } from '@app/tenancy';

/** Somebody who wants to be called back. */
@Entity({ tableName: 'callbacks' })
@OfTeamOfBranch('team_id')
export class Callback extends TenantEntity<'isDone'> {
  /** Whose business it is; absent: nobody knows, so that only users of the whole company see it. */
  @Property({ type: Id, nullable: true })
  teamId?: number | null;

  @Property({ type: 'string', nullable: true })
  name?: string | null;

  /** E.164. */
  @Property({ type: 'string' })
  phone: string;

  /** When it suits, in the caller's own words. */
  @Property({ type: 'string', nullable: true })
  wanted?: string | null;

  @Property({ type: 'string', nullable: true })
  notes?: string | null;

  /** Of the call that it was asked for in. */
  @Property({ type: 'string', nullable: true })
  callId?: string | null;

  /** The same request of one call is stored once. */
  @Property({ type: 'string' })
  contentHash: string;

  @Property({ type: 'boolean' })
  isDone: boolean = false;
}
