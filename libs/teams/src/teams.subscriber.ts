import { Injectable } from '@nestjs/common';
import { cacheKeys, InvalidatingSubscriber, type Invalidation } from '@app/caching';
import type { CompanyId } from '@app/tenancy';
import { Team } from './team.entity';

/** A changed team makes the company's lists, its branches' lists and its own services stale. */
@Injectable()
export class TeamsSubscriber extends InvalidatingSubscriber<Team> {
  override getSubscribedEntities() {
    return [Team];
  }

  protected override affected(team: Team, before?: Partial<Team>): Invalidation {
    const company = team.companyId as CompanyId;
    const branches = [team.branch, before?.branch].map(idOf).filter((id) => id !== undefined);
    return {
      keys: [
        cacheKeys.teams(company),
        cacheKeys.defaultTeam(company),
        ...branches.map((branch) => cacheKeys.branchTeams(company, branch)),
        ...(team.id === undefined ? [] : [cacheKeys.eventTypes(company, team.id)]),
      ],
    };
  }
}

/** A relation is an entity when loaded, and its bare id in the state that was there before. */
function idOf(reference: unknown): number | undefined {
  if (typeof reference === 'object' && reference !== null && 'id' in reference) return Number(reference.id);
  return reference == null ? undefined : Number(reference);
}
