import { Injectable } from '@nestjs/common';
import { cacheKeys, InvalidatingSubscriber, type Invalidation } from '@app/caching';
import { Branch, type CompanyId } from '@app/tenancy';

/** Invalidates the cached lists of teams, which contain the names of branches. */
@Injectable()
export class BranchesSubscriber extends InvalidatingSubscriber<Branch> {
  override getSubscribedEntities() {
    return [Branch];
  }

  protected override affected(branch: Branch): Invalidation {
    const company = branch.companyId as CompanyId;
    return {
      keys: [cacheKeys.teams(company), cacheKeys.defaultTeam(company), cacheKeys.branchTeams(company, branch.id)],
    };
  }
}
