import { Migration } from '@mikro-orm/migrations';
import { announcingCompanies, type Watched } from './announced-companies';

/**
 * Announces, for each company, that what its teams and services are called has changed. Instances keep copies of whole
 * lists of names, by which callers ask.
 */
export class CatalogueMigration extends Migration {
  override up(): void {
    for (const watched of WATCHED)
      for (const statement of announcingCompanies('catalogue', 'catalogue', watched)) this.addSql(statement);
  }

  override down(): void {
    for (const { table } of WATCHED) this.addSql(`drop function announce_catalogue_of_${table}() cascade`);
  }
}

const WATCHED: Watched[] = [
  {
    table: 'calcom_team_event_types',
    columns:
      'calcom_team_id, calcom_event_type_id, service_id, title, slug, duration, duration_options, price, currency, is_active',
  },
  { table: 'calcom_teams', columns: 'name, timezone, branch_id, is_active, is_default, deleted_at' },
  { table: 'services', columns: 'slug, name' },
  { table: 'branches', columns: 'name' },
];
