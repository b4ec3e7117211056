import { Migration } from '@mikro-orm/migrations';
import { announceColumns } from './announced-columns';
import { COMPANY_WITH_COUNTRY } from './event-type-fields.migration';

/** Whose key for Cal.com a company has, how often it was replaced, and since when Cal.com refuses it. */
export class CalcomAccountMigration extends Migration {
  override up(): void {
    this.addSql(`
      alter table companies
        add column calcom_user_id bigint, add column calcom_organization_id bigint,
        add column calcom_key_version integer not null default 0, add column calcom_key_refused_at timestamptz`);
    this.addSql(announceColumns(COMPANY_WITH_ACCOUNT));
  }

  override down(): void {
    this.addSql(announceColumns(COMPANY_WITH_COUNTRY));
    this.addSql(`
      alter table companies
        drop column calcom_user_id, drop column calcom_organization_id, drop column calcom_key_version,
        drop column calcom_key_refused_at`);
  }
}

/** Of companies, with their account at Cal.com. */
export const COMPANY_WITH_ACCOUNT = {
  subject: 'company',
  key: 'id',
  company: 'id',
  columns: `name, locale, timezone, country, calcom_api_key, calcom_base_url, calcom_user_id,
    calcom_key_version, calcom_key_refused_at`,
};
