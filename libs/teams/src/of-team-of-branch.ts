import { raw } from '@mikro-orm/core';
import { OfBranch } from '@app/tenancy';

/** {@link OfBranch} for an entity whose rows belong to teams. @param column names the team. */
export const OfTeamOfBranch = (column: string): ClassDecorator =>
  OfBranch((branchId) => ({
    [raw((alias) => `${alias}.${column} in (select id from calcom_teams where branch_id = ?)`, [branchId])]: [],
  }));
