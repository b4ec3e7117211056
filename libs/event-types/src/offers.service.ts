import { Injectable } from '@nestjs/common';
import type { FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Team } from '@app/teams';
import { type CompanyId, TenantDatabase, type TenantContext } from '@app/tenancy';
import { EventType } from './event-type.entity';
import { OFFER_FIELDS, type Offer, offerOf } from './offer';
import { Service } from './service.entity';

/** Which event types: all of a service, by its slug, or those with these ids of Cal.com's. */
export type OffersWanted = { service: string } | { eventTypeIds: readonly number[] };

/** Which teams offer what. */
@Injectable()
export class OffersService {
  constructor(private readonly database: TenantDatabase) {}

  /** Those that the caller may see, those that are switched off among them: of the default team first, then by the teams' names. */
  async find(tenant: TenantContext, wanted: OffersWanted): Promise<readonly Offer[]> {
    const offers = await this.ofCompany(tenant, wanted);
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

async function conditionOf(em: SqlEntityManager, wanted: OffersWanted): Promise<FilterQuery<EventType> | undefined> {
  if ('eventTypeIds' in wanted) return { calcomEventTypeId: { $in: [...wanted.eventTypeIds] } };
  const service = await em.findOne(Service, { slug: wanted.service });
  return service ? { serviceId: service.id } : undefined;
}
