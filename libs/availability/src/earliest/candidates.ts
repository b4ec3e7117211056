import { Injectable } from '@nestjs/common';
import { Clock } from '@app/common';
import { type Offer, OffersService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import { type Question, Questions } from '../questions';
import { MAX_DAYS } from '../search-range';
import type { EarliestQueryDto, SkippedDto } from './earliest.dto';
import { type EarliestRange, rangeIn, refuseNonsense } from './earliest-range';
import type { Candidate } from './asking-order';
import { refuseUnknown, wantedOffers } from './wanted-offers';

/** An offer that the answer may come from. */
export interface OfferCandidate extends Candidate {
  eventTypeId: number;
  range: EarliestRange;
  /** Undefined: it has no slot in the range, whatever Cal.com says. */
  question?: Question;
}

/** What a search is about. */
export interface Chosen {
  candidates: OfferCandidate[];
  /** Teams that were requested by id but are no candidates. */
  skipped: SkippedDto[];
}

/** Finds out which offers a search is about. */
@Injectable()
export class Candidates {
  constructor(
    private readonly offers: OffersService,
    private readonly teams: TeamsService,
    private readonly questions: Questions,
    private readonly ownership: Ownership,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 naming the field, 403 for a foreign team. */
  async of(tenant: TenantContext, search: EarliestQueryDto): Promise<Chosen> {
    const now = this.clock.millis();
    const wanted = wantedOffers(search);
    refuseNonsense(search, tenant.timezone, now);
    const offers = await this.offers.find(tenant, wanted);
    refuseUnknown(wanted, offers);
    const teamIds = search.team_ids && new Set(search.team_ids);
    const booked = offers.filter(({ isActive, team }) => isActive && (teamIds?.has(team.id) ?? true));
    const isNamed = teamIds !== undefined || 'eventTypeIds' in wanted;
    const switchedOff = isNamed ? booked.filter(({ team }) => !team.isActive).map(asInactive) : [];
    const keyVersion = await this.companies.calcomKeyVersion(tenant);
    return {
      candidates: this.candidatesFor(tenant, search, { now, keyVersion }, booked),
      skipped: [...switchedOff, ...(await this.withoutOffer(tenant, teamIds ?? new Set(), booked))],
    };
  }

  private candidatesFor(
    tenant: TenantContext,
    search: EarliestQueryDto,
    { now, keyVersion }: { now: number; keyVersion: number },
    offers: readonly Offer[],
  ): OfferCandidate[] {
    const ranges = new Map<string, EarliestRange>();
    const rangeOf = (zone: string): EarliestRange => {
      const range = ranges.get(zone) ?? rangeIn(search, zone, now);
      ranges.set(zone, range);
      return range;
    };
    return offers
      .filter(({ team }) => team.isActive)
      .map((offer, rank) => {
        const { team, calcomEventTypeId: eventTypeId, minimumNoticeMinutes } = offer;
        const range = rangeOf(team.timezone ?? tenant.timezone);
        const notBefore = Math.max(range.start, now + minimumNoticeMinutes * 60_000);
        // Between two instants may lie a day more than in the company's zone, and Cal.com is not asked about so many.
        const days = range.days > MAX_DAYS ? { ...rangeOf(tenant.timezone), timezone: tenant.timezone } : range;
        return {
          rank,
          teamId: team.id,
          eventTypeId,
          isDefault: team.isDefault,
          notBefore,
          end: range.end,
          range,
          question:
            notBefore < range.end ? this.questions.questionOf(tenant, days, team, offer, keyVersion) : undefined,
        };
      });
  }

  /** The named teams that do not offer it. @throws AppError 403 for a foreign one. */
  private async withoutOffer(
    tenant: TenantContext,
    teamIds: ReadonlySet<number>,
    offers: readonly Offer[],
  ): Promise<SkippedDto[]> {
    const offering = new Set(offers.map(({ team }) => team.id));
    const skipped: SkippedDto[] = [];
    for (const id of teamIds) {
      if (offering.has(id)) continue;
      await this.ownership.require(tenant, 'team', id);
      const { isActive } = await this.teams.lookup(tenant, id);
      skipped.push({ team_id: id, reason: isActive ? 'not_offered' : 'inactive' });
    }
    return skipped;
  }
}

const asInactive = ({ team, calcomEventTypeId }: Offer): SkippedDto => ({
  team_id: team.id,
  event_type_id: calcomEventTypeId,
  reason: 'inactive',
});
