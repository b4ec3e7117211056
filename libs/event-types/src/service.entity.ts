import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { TenantEntity } from '@app/tenancy';

/** Something a company offers, wherever it is offered: the event types of several teams with one slug are one service. */
@Entity({ tableName: 'services' })
export class Service extends TenantEntity {
  @Property({ type: 'string' })
  slug: string;

  @Property({ type: 'string' })
  name: string;
}
