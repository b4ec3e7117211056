import { setting } from './tenant-table';

/** The branch that the caller is limited to; null: the whole company. */
const CURRENT_BRANCH = setting('app.branch_id', 'bigint');

/**
 * Row level security for a caller who is limited to a branch. Restrictive: it only takes away from what the company's
 * policy shows.
 */
const branchPolicy = (table: string, isOfBranch: string): string =>
  `create policy branch on ${table} as restrictive using (${CURRENT_BRANCH} is null or ${isOfBranch})`;

/** @param column names the branch that a row belongs to. */
export const policyByBranch = (table: string, column: string): string =>
  branchPolicy(table, `${column} = ${CURRENT_BRANCH}`);

/** @param column names the team that a row belongs to. */
export const policyByTeam = (table: string, column = 'team_id'): string =>
  branchPolicy(table, `${column} in (select id from calcom_teams where branch_id = ${CURRENT_BRANCH})`);
