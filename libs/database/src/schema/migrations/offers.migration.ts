import { Migration } from '@mikro-orm/migrations';
import { announcingCompanies, type Watched } from './announced-companies';

/**
 * Announces, for each company, that what its teams offer has changed. Instances keep copies of whole lists of offers,
 * which new rows change as well.
 */
export class OffersMigration extends Migration {
  override up(): void {
    for (const watched of WATCHED)
      for (const statement of announcingCompanies('offer', 'offers', watched)) this.addSql(statement);
  }

  override down(): void {
    for (const { table } of WATCHED) this.addSql(`drop function announce_offers_of_${table}() cascade`);
  }
}

const WATCHED: Watched[] = [
  {
    table: 'calcom_team_event_types',
    columns:
      'calcom_team_id, calcom_event_type_id, service_id, duration, duration_options, is_active, minimum_notice_minutes',
    events: ['insert', 'update', 'delete'],
  },
  {
    table: 'calcom_teams',
    columns: 'name, timezone, branch_id, is_active, is_default, deleted_at',
    events: ['update', 'delete'],
  },
  { table: 'services', columns: 'slug', events: ['update', 'delete'] },
];
