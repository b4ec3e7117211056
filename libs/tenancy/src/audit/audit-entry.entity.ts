import { Entity, Filter, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../access/columns';
import { COMPANY_FILTER, COMPANY_SETTING } from '../access/tenant-entity';
import type { ActorType, AuditAction, AuditedKind } from './audit-actions';

type Fact = string | number | boolean | null;

/** What is worth knowing beside who, what and when. No secrets, nobody's personal data: they could never be removed. */
export type AuditDetails = Record<string, Fact | readonly Fact[] | Record<string, Fact>>;

/** One line of the audit log. Written once: the service may neither change nor remove it. */
@Entity({ tableName: 'audit_log' })
@Filter({
  name: COMPANY_FILTER,
  cond: (args) => ({ companyId: args.companyId }),
  default: true,
  rls: { setting: COMPANY_SETTING },
})
export class AuditEntry {
  @PrimaryKey({ type: Id })
  id: number;

  @Property({ type: Id })
  companyId: number;

  @Property({ type: 'string' })
  actorType: ActorType;

  /** Of the user or the agent; absent for operators, and when nobody has proven to be anybody. */
  @Property({ type: Id, nullable: true })
  actorId?: number | null;

  /** The credential it was done with. */
  @Property({ type: Id, nullable: true })
  tokenId?: number | null;

  @Property({ type: 'string' })
  action: AuditAction;

  @Property({ type: 'string', nullable: true })
  objectType?: AuditedKind | null;

  @Property({ type: Id, nullable: true })
  objectId?: number | null;

  @Property({ type: 'string', nullable: true })
  ip?: string | null;

  @Property({ type: 'string', nullable: true })
  requestId?: string | null;

  @Property({ type: 'json' })
  details: AuditDetails;

  @Property({ type: 'Date' })
  createdAt: Date;
}
