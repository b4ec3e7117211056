import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../access/columns';
import { OfCompany } from '../access/tenant-entity';
import type { ActorType, AuditAction, AuditedKind } from './audit-actions';

type Fact = string | number | boolean | null;

/** Facts beside who, what and when. Never secrets or personal data: an entry cannot be removed. */
export type AuditDetails = Record<string, Fact | readonly Fact[] | Record<string, Fact>>;

/** A row of the audit log. Append-only: the service's role may neither update nor delete it. */
@Entity({ tableName: 'audit_log' })
@OfCompany()
export class AuditEntry {
  @PrimaryKey({ type: Id })
  id: number;

  @Property({ type: Id })
  companyId: number;

  @Property({ type: 'string' })
  actorType: ActorType;

  /** Id of the user or the agent; absent for operators, and for unauthenticated actors. */
  @Property({ type: Id, nullable: true })
  actorId?: number | null;

  /** Id of the token it was done with. */
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
