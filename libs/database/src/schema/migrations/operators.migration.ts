import { Migration } from '@mikro-orm/migrations';

/** What an operator's commands need across companies, each as narrow as possible. */
export class OperatorsMigration extends Migration {
  override up(): void {
    for (const statement of [EVERY_COMPANY, RESERVE_TOKEN_IDS, NOT_FOR_EVERYBODY]) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function reserve_token_ids(bigint)');
    this.addSql('drop policy every_company on companies');
  }
}

/** Lets a transaction that sets `app.every_company` list the companies. Read-only, and no other table. */
const EVERY_COMPANY = `
  create policy every_company on companies for select
    using ((select nullif(current_setting('app.every_company', true), '')) = 'list')`;

/**
 * Reserves imported token ids, so that no new token gets one of them. It moves the sequence forwards only, by 1000 more
 * than needed, so that an id which another transaction draws meanwhile is not drawn again.
 *
 * `security definer`: with the right to set the sequence freely, the service could issue an id twice.
 */
const RESERVE_TOKEN_IDS = `
create function reserve_token_ids(highest bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if highest > 1000000000000 then raise exception 'token ids end at 1000000000000'; end if;
  perform setval('personal_access_tokens_id_seq', highest + 1000)
    from personal_access_tokens_id_seq where last_value <= highest;
end $$`;

const NOT_FOR_EVERYBODY = `revoke all on function reserve_token_ids(bigint) from public`;
