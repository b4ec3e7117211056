import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Id } from '../access/columns';
import { TenantEntity } from '../access/tenant-entity';

/** A bearer credential `<id>|<secret>`, in the form that Laravel Sanctum stores. */
@Entity({ tableName: 'personal_access_tokens' })
export class AccessToken extends TenantEntity {
  @Property({ type: Id })
  userId: number;

  @Property({ type: 'string' })
  name: string;

  /** SHA-256 of the secret, lower-case hex. The secret itself is shown once and stored nowhere. */
  @Property({ type: 'string', hidden: true })
  token: string;

  @Property({ type: 'json' })
  abilities: string[];

  @Property({ type: 'Date', nullable: true })
  lastUsedAt?: Date | null;

  @Property({ type: 'Date', nullable: true })
  expiresAt?: Date | null;
}
