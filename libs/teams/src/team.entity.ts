import { Entity, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Branch, Id, OfBranch, TenantEntity } from '@app/tenancy';

export type SyncStatus = 'pending' | 'synced' | 'error';

/** A Cal.com team of a company, as last seen there, with what the company has decided about it here. */
@Entity({ tableName: 'calcom_teams' })
@OfBranch((branchId) => ({ branch: branchId }))
export class Team extends TenantEntity<'isActive' | 'isDefault' | 'isBranchDecided' | 'syncStatus' | 'metadata'> {
  @Property({ type: Id })
  calcomTeamId: number;

  @Property({ type: 'string', nullable: true })
  calcomTeamSlug?: string | null;

  /** The name at Cal.com. A change of it overwrites {@link name}; otherwise a local name stays. */
  @Property({ type: 'string' })
  calcomTeamName: string;

  @Property({ type: 'string' })
  name: string;

  /** IANA; absent: the company's. */
  @Property({ type: 'string', nullable: true })
  timezone?: string | null;

  @ManyToOne({ entity: () => Branch, fieldName: 'branch_id', nullable: true })
  branch?: Branch | null;

  /** Whether an administrator has chosen the branch, or none: a sync then leaves it. */
  @Property({ type: 'boolean' })
  isBranchDecided: boolean = false;

  @Property({ type: 'boolean' })
  isActive: boolean = true;

  /** At most one in a company, by a unique index. */
  @Property({ type: 'boolean' })
  isDefault: boolean = false;

  @Property({ type: 'string' })
  syncStatus: SyncStatus = 'pending';

  /** When a sync last wrote the row. */
  @Property({ type: 'Date', nullable: true })
  lastSyncedAt?: Date | null;

  /** When Cal.com last listed it as it is here. Not a column: a sync writes only rows that have changed. */
  @Property({ type: 'Date', persist: false })
  syncedAt?: Date | null;

  @Property({ type: 'string', nullable: true })
  syncError?: string | null;

  /** Since when Cal.com no longer lists it; absent for an inactive team that an administrator switched off. */
  @Property({ type: 'Date', nullable: true })
  goneAt?: Date | null;

  @Property({ type: 'Date', nullable: true })
  deletedAt?: Date | null;

  @Property({ type: 'json' })
  metadata: Record<string, unknown> = {};

  /** Cal.com no longer lists the team: it cannot be chosen any more, but its bookings still refer to it. */
  markAsGone(now: Date): void {
    this.isActive = false;
    this.goneAt = now;
    this.lastSyncedAt = now;
  }

  /** Its event types were stored. */
  markAsSynced(now: Date): void {
    if (this.syncStatus === 'synced' && this.syncError == null) return;
    this.syncStatus = 'synced';
    this.lastSyncedAt = now;
    this.syncError = null;
  }

  /** Its event types could not be stored. */
  markAsFailed(reason: string): void {
    this.syncStatus = 'error';
    this.syncError = reason;
  }
}
