import { Migration } from '@mikro-orm/migrations';

/** Many tokens in one round trip, in the order asked for; null for each that does not exist. See `token_holder`. */
export class TokenHoldersMigration extends Migration {
  override up(): void {
    this.addSql(`
      create function token_holders(wanted bigint[]) returns jsonb language sql as $$
        select coalesce(jsonb_agg(token_holder(id) order by place), '[]') from unnest(wanted) with ordinality as ids (id, place)
      $$`);
  }

  override down(): void {
    this.addSql('drop function token_holders(bigint[])');
  }
}
