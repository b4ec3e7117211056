import { Injectable } from '@nestjs/common';
import { invalid } from '@app/common';
import { RowCopiesFactory, TenantDatabase, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';

/** What questions and bookings need to know of their event type. */
export type EventTypeCopy = Readonly<
  Pick<
    EventType,
    | 'companyId'
    | 'teamId'
    | 'calcomEventTypeId'
    | 'title'
    | 'duration'
    | 'durationOptions'
    | 'isActive'
    | 'requiresConfirmation'
    | 'bookingFields'
  >
>;

/** The synced event types of a team. */
@Injectable()
export class EventTypesService {
  private readonly copies;

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
  ) {
    this.copies = rowCopies.ofTenants<EventTypeCopy>('event type', EventType);
  }

  /** The active ones, by title. */
  list(tenant: TenantContext, teamId: number): Promise<EventType[]> {
    return this.database
      .forTenant(tenant)
      .find(EventType, { teamId, isActive: true }, { orderBy: { title: 'asc', calcomEventTypeId: 'asc' } });
  }

  /**
   * An event type by Cal.com's id, usually without a query. Cal.com answers for every customer's, so it must be a row of ours for this team.
   * @throws AppError 400 naming `event_type_id`, the same for another company's, another team's, a hidden one, and one
   *   that does not exist: the error reveals nothing about other companies.
   */
  async get(tenant: TenantContext, teamId: number, calcomEventTypeId: number): Promise<EventTypeCopy> {
    const eventType = await this.copies.get(tenant, nameOf(teamId, calcomEventTypeId), async () => {
      const row = await this.database.forTenant(tenant).findOne(EventType, { teamId, calcomEventTypeId });
      return row ? copyOf(row) : undefined;
    });
    if (!eventType?.isActive) throw invalid({ field: 'event_type_id', message: 'is not an event type of this team' });
    return eventType;
  }

  /** An event type, if no query is needed. Undefined decides nothing: {@link get} does. */
  known(tenant: TenantContext, teamId: number, calcomEventTypeId: number): EventTypeCopy | undefined {
    const eventType = this.copies.known(tenant, nameOf(teamId, calcomEventTypeId));
    return eventType?.isActive ? eventType : undefined;
  }
}

/** As the change feed names it. */
const nameOf = (teamId: number, calcomEventTypeId: number): string => `${teamId}/${calcomEventTypeId}`;

const copyOf = (row: EventType): EventTypeCopy => ({
  companyId: row.companyId,
  teamId: row.teamId,
  calcomEventTypeId: row.calcomEventTypeId,
  title: row.title,
  duration: row.duration,
  durationOptions: row.durationOptions,
  isActive: row.isActive,
  requiresConfirmation: row.requiresConfirmation,
  bookingFields: row.bookingFields,
});
