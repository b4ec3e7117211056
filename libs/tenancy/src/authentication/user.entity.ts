import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../access/columns';
import { TenantEntity } from '../access/tenant-entity';

/** A member of a company's staff who can sign in. */
@Entity({ tableName: 'users' })
export class User extends TenantEntity {
  /** Lower case, unique over all companies, since a sign-in names no company. */
  @Property({ type: 'string' })
  email: string;

  @Property({ type: 'string' })
  role: 'admin' | 'member';

  /** The branch that the user is limited to; absent: the whole company. */
  @Property({ type: Id, nullable: true })
  branchId?: number | null;

  /** argon2id; absent: this user signs in with tokens only. */
  @Property({ type: 'string', nullable: true, hidden: true })
  passwordHash?: string | null;
}
