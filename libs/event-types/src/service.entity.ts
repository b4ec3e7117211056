import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '@app/tenancy';

/** A service of a company across its teams: event types with the same slug are one service. */
@Entity({ tableName: 'services' })
export class Service extends TenantEntity {
  @Property({ type: 'string' })
  slug: string;

  @Property({ type: 'string' })
  name: string;
}
