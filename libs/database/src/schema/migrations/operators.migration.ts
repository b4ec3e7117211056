import { Migration } from '@mikro-orm/migrations';

/** What an operator's commands need beyond one company, each as narrow as it can be. */
export class OperatorsMigration extends Migration {
  override up(): void {
    for (const statement of [EVERY_COMPANY, RESERVE_TOKEN_IDS, NOT_FOR_EVERYBODY]) this.addSql(statement);
  }
}

/** Lets a transaction that says so see which companies there are. Reading only, and of no other table. */
const EVERY_COMPANY = `
  create policy every_company on companies for select
    using ((select nullif(current_setting('app.every_company', true), '')) = 'list')`;

/**
 * Ids that come from elsewhere: no token that is issued meanwhile or later may get one of them. Only ever forwards, and
 * with room to spare, so that an id which another process draws at this moment is not drawn again.
 *
 * Runs as its owner, since setting a sequence freely would let the service give an id out twice.
 */
const RESERVE_TOKEN_IDS = `
create function reserve_token_ids(highest bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if highest > 1000000000000 then raise exception 'token ids end at 1000000000000'; end if;
  perform setval('personal_access_tokens_id_seq', highest + 1000)
    from personal_access_tokens_id_seq where last_value <= highest;
end $$`;

const NOT_FOR_EVERYBODY = `revoke all on function reserve_token_ids(bigint) from public`;
