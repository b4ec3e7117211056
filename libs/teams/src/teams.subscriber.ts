import { Injectable } from '@nestjs/common';
import { cacheKeys, InvalidatingSubscriber, type Invalidation } from '@app/caching';
import type { CompanyId } from '@app/tenancy';
import { Team } from './team.entity';

/** Invalidates the company's cached lists of teams, those of the branches involved, and the team's event types. */
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

/** A loaded relation is an entity; in the original data of a change set it is the bare id. */
function idOf(reference: unknown): number | undefined {
  if (typeof reference === 'object' && reference !== null && 'id' in reference) return Number(reference.id);
  return reference == null ? undefined : Number(reference);
}
