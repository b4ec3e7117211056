import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { OfBranch } from '../access/branch-scope';
import { Id } from '../access/columns';
import { TenantEntity } from '../access/tenant-entity';

/** A location of a company. */
@Entity({ tableName: 'branches' })
@OfBranch((branchId) => ({ id: branchId }))
export class Branch extends TenantEntity {
  @Property({ type: 'string' })
  name: string;

  /** IANA; absent: the company's. */
  @Property({ type: 'string', nullable: true })
  timezone?: string | null;

  /** Cal.com's id of the branch's team, from before teams could name their branch. */
  @Property({ type: Id, nullable: true })
  calcomTeamId?: number | null;
}
