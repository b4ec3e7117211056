import { Injectable } from '@nestjs/common';
import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Team } from '@app/teams';
import { type CompanyId, RowCopiesFactory, TenantDatabase, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';
import { OFFER_FIELDS, type Offer, offerOf } from './offer';
import { Service } from './service.entity';

/** Which event types: all of a service, by its slug, or those with these ids of Cal.com's. */
export type OffersWanted = { service: string } | { eventTypeIds: readonly number[] };

/** Of all branches. */
interface OffersOfCompany {
  readonly companyId: number;
  readonly offers: readonly Offer[];
}

/** Which teams offer what. */
@Injectable()
export class OffersService {
  private readonly copies;

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
  ) {
    this.copies = rowCopies.ofTenants<OffersOfCompany>('offer', EventType);
  }

  /**
   * Those that the caller may see, also those that are switched off, usually without a query: the default team's first,
   * then by the teams' names.
   */
  async find(tenant: TenantContext, wanted: OffersWanted): Promise<readonly Offer[]> {
    const { companyId } = tenant;
    const copy = await this.copies.get(tenant, nameOf(companyId, wanted), async () => {
      const offers = await this.ofCompany(tenant, wanted);
      return offers.length > 0 ? { companyId, offers } : undefined;
    });
    const offers = copy?.offers ?? [];
    const { branchId } = tenant;
    return branchId === undefined ? offers : offers.filter(({ team }) => team.branchId === branchId);
  }

  /** One transaction, however many teams there are. */
  private ofCompany(tenant: { companyId: CompanyId }, wanted: OffersWanted): Promise<Offer[]> {
    return this.database.forCompany(tenant).transactional(async (em) => {
      const where = await conditionOf(em, wanted);
      if (!where) return [];
      const eventTypes = await em.find(EventType, where, {
        fields: OFFER_FIELDS,
        orderBy: { calcomEventTypeId: 'asc' },
      });
      const byTeam = Map.groupBy(eventTypes, ({ teamId }) => teamId);
      const teams = await em.find(
        Team,
        { id: { $in: [...byTeam.keys()] }, deletedAt: null },
        { orderBy: { isDefault: 'desc', name: 'asc', id: 'asc' } },
      );
      return teams.flatMap((team) => {
        const { id, timezone, isActive, isDefault, branch } = team;
        const copy = { id, timezone, isActive, isDefault, branchId: branch?.id };
        return (byTeam.get(id) ?? []).map((eventType) => offerOf(copy, eventType));
      });
    });
  }
}

/** Any change of what the company offers drops all copies of it, so that names only tell them apart. */
const nameOf = (companyId: CompanyId, wanted: OffersWanted): string =>
  'service' in wanted ? `${companyId}/${wanted.service}` : `${companyId}#${wanted.eventTypeIds.toSorted(ascending)}`;

const ascending = (a: number, b: number): number => a - b;

async function conditionOf(em: SqlEntityManager, wanted: OffersWanted): Promise<FilterQuery<EventType> | undefined> {
  if ('eventTypeIds' in wanted) return { calcomEventTypeId: { $in: [...wanted.eventTypeIds] } };
  const service = await em.findOne(Service, { slug: wanted.service });
  return service ? { serviceId: service.id } : undefined;
}
