/**
 * Replaces `token_holder`, so that it also tells the branch that the user is limited to: a token by its id, with its user
 * and company, in one round trip. Looked up under the policy for exactly this token, then read in the scope of its
 * company. Null when there is no such token. The caller compares the secret.
 *
 * Its settings are local to the transaction, and it restores those of the caller.
 */
export const TOKEN_HOLDER_OF_BRANCH = `
create or replace function token_holder(wanted bigint) returns jsonb language plpgsql as $$
declare
  outer_company text := coalesce(current_setting('app.company_id', true), '');
  outer_token text := coalesce(current_setting('app.token_id', true), '');
  token personal_access_tokens;
  holder jsonb;
begin
  perform set_config('app.token_id', wanted::text, true);
  select * into token from personal_access_tokens where id = wanted;
  perform set_config('app.company_id', coalesce(token.company_id::text, ''), true);
  select jsonb_build_object(
      'tokenId', token.id, 'digest', token.token, 'abilities', token.abilities,
      'expiresAt', token.expires_at, 'lastUsedAt', token.last_used_at,
      'userId', users.id, 'role', users.role, 'branchId', users.branch_id,
      'companyId', companies.id, 'companyName', companies.name, 'locale', companies.locale, 'timezone', companies.timezone)
    into holder
    from users join companies on companies.id = users.company_id
    where users.id = token.user_id and users.company_id = token.company_id;
  perform set_config('app.company_id', outer_company, true);
  perform set_config('app.token_id', outer_token, true);
  return holder;
end $$`;
