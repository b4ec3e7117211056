import { Injectable } from '@nestjs/common';
import { invalid } from '@app/common';
import { TeamsService } from '@app/teams';
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
    | 'confirmationPolicy'
    | 'bookingFields'
    | 'locations'
    | 'seats'
    | 'schedulingType'
    | 'hostIds'
    | 'recurrence'
    | 'minimumNoticeMinutes'
    | 'slug'
    | 'serviceId'
  >
>;

/** The synced event types of a team. */
@Injectable()
export class EventTypesService {
  private readonly copies;

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
    private readonly teams: TeamsService,
  ) {
    this.copies = rowCopies.ofTenants<EventTypeCopy>('event type', EventType);
  }

  /** The active ones, by title. @throws AppError 403 when the team is another company's or branch's. */
  async list(tenant: TenantContext, teamId: number): Promise<EventType[]> {
    await this.teams.lookup(tenant, teamId);
    // Not in the scope of a branch: all who may see the team share the cached answer, also when it has just left a branch.
    return this.database
      .forCompany(tenant)
      .find(EventType, { teamId, isActive: true }, { orderBy: { title: 'asc', calcomEventTypeId: 'asc' } });
  }

  /**
   * An event type by Cal.com's id, usually without a query. Cal.com answers for every customer's, so it must be a row of ours for this team.
   * @throws AppError 400 naming `event_type_id`, the same for another company's, another team's, a hidden one, and one
   *   that does not exist: the error reveals nothing about other companies.
   */
  async get(tenant: TenantContext, teamId: number, calcomEventTypeId: number): Promise<EventTypeCopy> {
    const eventType = await this.copies.get(tenant, nameOf(teamId, calcomEventTypeId), async () => {
      const row = await this.database.forCompany(tenant).findOne(EventType, { teamId, calcomEventTypeId });
      return row ? copyOf(row) : undefined;
    });
    if (!eventType?.isActive) throw invalid({ field: 'event_type_id', message: 'is not an event type of this team' });
    return eventType;
  }

  /** What can be booked: the active event types of active teams, by Cal.com's ids. */
  async scopes(tenant: TenantContext): Promise<{ calcomTeamId: number; calcomEventTypeId: number }[]> {
    const teams = new Map((await this.teams.list(tenant)).map(({ id, calcomTeamId }) => [id, calcomTeamId]));
    const fields = ['teamId', 'calcomEventTypeId'] as const;
    const active = await this.database.forCompany(tenant).find(EventType, { isActive: true }, { fields });
    return active.flatMap(({ teamId, calcomEventTypeId }) => {
      const calcomTeamId = teams.get(teamId);
      return calcomTeamId === undefined ? [] : [{ calcomTeamId, calcomEventTypeId }];
    });
  }

  /** The team that has an event type, also one that is not active any more; undefined when it is not the company's. */
  async ofCompany(tenant: TenantContext, calcomEventTypeId: number): Promise<EventTypeCopy | undefined> {
    const rows = await this.database.forCompany(tenant).find(EventType, { calcomEventTypeId });
    const row = rows.find(({ isActive }) => isActive) ?? rows[0];
    return row && copyOf(row);
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
  confirmationPolicy: row.confirmationPolicy ?? null,
  bookingFields: row.bookingFields,
  locations: row.locations,
  seats: row.seats ?? null,
  schedulingType: row.schedulingType ?? null,
  hostIds: row.hostIds,
  recurrence: row.recurrence ?? null,
  minimumNoticeMinutes: row.minimumNoticeMinutes,
  slug: row.slug,
  serviceId: row.serviceId ?? null,
});
