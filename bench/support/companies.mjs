/** Companies that are inserted in bulk have ids above those of the service's sequence. */
const FIRST_ID = 1_000_001;

/**
 * Inserts companies as provisioning and a sync would leave them, each with an administrator, a token and active teams.
 * @returns their ids and tokens.
 */
export async function writeCompanies({ database }, count, { teams = 10 } = {}) {
  const last = FIRST_ID + count - 1;
  const series = `generate_series(${FIRST_ID}, ${last}) as id`;
  for (const statement of [
    `insert into companies (id, name, timezone) select id, 'Salon ' || id, 'Europe/Berlin' from ${series}`,
    `insert into users (id, company_id, email, role)
       select id, id, 'admin-' || id || '@salon.example', 'admin' from ${series}`,
    // Marked as used in an hour, so that the service does not update the time of use during the measurement.
    `insert into personal_access_tokens (id, company_id, user_id, name, token, last_used_at)
       select id, id, id, 'bench', encode(sha256(('secret-' || id)::bytea), 'hex'), now() + interval '1 hour' from ${series}`,
    insertTeams(`select id from ${series}`, teams),
    'analyze',
  ]) {
    await database.query(statement);
  }
  return Array.from({ length: count }, (_, n) => ({
    id: FIRST_ID + n,
    token: `${FIRST_ID + n}|secret-${FIRST_ID + n}`,
  }));
}

/** Inserts the teams of one company, each with a branch. */
export async function writeTeams({ database }, company, count) {
  await database.query(insertTeams(`select ${Number(company.id)} as id`, count));
}

/** Names have a realistic length; the first team is the default. */
const insertTeams = (companies, count) => `
  with company as (${companies}), place as (
    select company.id, n, 'Berlin ' || (array['Mitte', 'Wedding', 'Neukölln', 'Pankow', 'Steglitz'])[1 + n % 5] || ' ' || n as name
      from company, generate_series(1, ${Number(count)}) as n),
  branch as (insert into branches (company_id, name) select id, name from place returning id, company_id, name)
  insert into calcom_teams (company_id, branch_id, calcom_team_id, calcom_team_slug, calcom_team_name, name, is_default, sync_status, last_synced_at)
    select place.id, branch.id, 34200 + n, 'salon-kessler-' || n, 'Salon Kessler ' || place.name, 'Salon Kessler ' || place.name, n = 1, 'synced', now()
      from place join branch on branch.company_id = place.id and branch.name = place.name`;
