import { Injectable } from '@nestjs/common';
import { invalid } from '@app/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';

/** The synced event types of a team. */
@Injectable()
export class EventTypesService {
  constructor(private readonly database: TenantDatabase) {}

  /** The active ones, by title. */
  list(tenant: TenantContext, teamId: number): Promise<EventType[]> {
    return this.database
      .forTenant(tenant)
      .find(EventType, { teamId, isActive: true }, { orderBy: { title: 'asc', calcomEventTypeId: 'asc' } });
  }

  /**
   * An event type by Cal.com's id. Cal.com answers for every customer's, so it must be a row of ours for this team.
   * @throws AppError 400 naming `event_type_id`, the same for another company's, another team's, a hidden one, and one
   *   that does not exist: the error reveals nothing about other companies.
   */
  async get(tenant: TenantContext, teamId: number, calcomEventTypeId: number): Promise<EventType> {
    const eventType = await this.database
      .forTenant(tenant)
      .findOne(EventType, { teamId, calcomEventTypeId, isActive: true });
    if (!eventType) throw invalid({ field: 'event_type_id', message: 'is not an event type of this team' });
    return eventType;
  }
}
