import { Migration } from '@mikro-orm/migrations';
import { announceColumns } from './announced-columns';
import { policyByBranch, policyByTeam } from './branch-policies';
import { firstAnnounced } from './row-changes.migration';
import { TOKEN_HOLDER } from './token-holder';
import { TOKEN_HOLDER_OF_BRANCH } from './token-holder-of-branch';

/** Users who are limited to one branch of their company. */
export class BranchScopeMigration extends Migration {
  override up(): void {
    for (const statement of [USERS, TOKEN_HOLDER_OF_BRANCH, ...ANNOUNCED.map(announceColumns), ...POLICIES])
      this.addSql(statement);
  }

  override down(): void {
    for (const table of ['branches', 'calcom_teams', 'calcom_team_event_types', 'bookings'])
      this.addSql(`drop policy branch on ${table}`);
    this.addSql(TOKEN_HOLDER.replace('create function', 'create or replace function'));
    for (const { subject } of ANNOUNCED) this.addSql(announceColumns(firstAnnounced(subject)));
    this.addSql('alter table users drop column branch_id');
  }
}

const USERS = `
  alter table users
    add column branch_id bigint,
    add foreign key (company_id, branch_id) references branches (company_id, id)`;

const ANNOUNCED = [
  { subject: 'user', key: 'id', columns: 'role, branch_id' },
  { subject: 'team', key: 'id', columns: 'calcom_team_id, branch_id, timezone, is_active, deleted_at' },
  { subject: 'default team', key: 'company_id', columns: 'id, branch_id, is_default, is_active, deleted_at' },
];

const POLICIES = [
  policyByBranch('branches', 'id'),
  policyByBranch('calcom_teams', 'branch_id'),
  policyByTeam('calcom_team_event_types', 'calcom_team_id'),
  policyByTeam('bookings'),
];
