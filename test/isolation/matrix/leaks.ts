import type { World } from '../../support/world';
import { asOwner } from '../../support/as-owner';

/** Rows that belong together: an SQL condition for each table. */
export type Rows = readonly { table: string; where: string }[];

/** Values that occur in these rows and not in the others: whoever reads one of them without being allowed to has found a leak. */
export async function marksOf(world: World, theirs: Rows, others: Rows): Promise<string[]> {
  const known = await valuesOf(world, others);
  return [...(await valuesOf(world, theirs))].filter((value) => !known.has(value));
}

/** Whether the mark occurs on its own: request ids, digests and ciphertexts contain short numbers by chance, words others. */
export function isIn(mark: string, text: string): boolean {
  if (!text.includes(mark)) return false;
  if (/^\p{L}+$/u.test(mark)) return new RegExp(`(?<![\\p{L}\\d])${mark}(?![\\p{L}\\d])`, 'u').test(text);
  if (!/^\d+$/.test(mark)) return true;
  return new RegExp(`(?<![\\w.-])${mark}(?![\\w-])`).test(text);
}

/** Columns whose values are words of the service, which the names of its events have, too. */
const OF_A_LIST = new Set(['status', 'from', 'to']);

/** Characters; shorter values, such as small ids and language codes, occur everywhere by chance. */
const MIN_LENGTH = 5;

async function valuesOf(world: World, rows: Rows): Promise<Set<string>> {
  const values = new Set<string>();
  const collect = (value: unknown): void => {
    if (value instanceof Date || value === null) return;
    if (typeof value === 'object')
      return Object.entries(value).forEach(([column, item]) => !OF_A_LIST.has(column) && collect(item));
    const text = String(value);
    if (text.length >= MIN_LENGTH && typeof value !== 'boolean') values.add(text);
  };
  for (const { table, where } of rows) collect(await asOwner(world, `select * from ${table} where ${where}`));
  return values;
}

/** A fingerprint of the rows except the times of last use. One query, because it runs for every cell. */
export async function stateOf(world: World, rows: Rows): Promise<string> {
  const states = rows.map(({ table, where }) => {
    const facts = `select to_jsonb(t) - 'last_used_at' - 'updated_at' as row from ${table} t where ${where}`;
    return `select '${table}:' || md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as state
      from (${facts}) as rows`;
  });
  const all = `select string_agg(state, ' ' order by state) as state from (${states.join(' union all ')}) as states`;
  const [row] = await asOwner<{ state: string }>(world, all);
  return row?.state ?? '';
}

/** All rows of a company. */
export async function rowsOfCompany(world: World, companyId: number): Promise<Rows> {
  return (await tenantTables(world)).map(({ table, column }) => ({ table, where: `${column} = ${companyId}` }));
}

/** The rows of a branch, and those of its company that are not of it. */
export async function rowsOfBranch(
  world: World,
  companyId: number,
  branchId: number,
): Promise<[own: Rows, rest: Rows]> {
  const teams = `(select id from calcom_teams where branch_id = ${branchId})`;
  const withTeams = await tablesWith(world, 'team_id');
  const conditionOf = (table: string): string => {
    if (table === 'branches') return `id = ${branchId}`;
    if (table === 'calcom_teams') return `coalesce(branch_id, 0) = ${branchId}`;
    if (table === 'calcom_team_event_types') return `calcom_team_id in ${teams}`;
    return withTeams.includes(table) ? `coalesce(team_id, 0) in ${teams}` : 'false';
  };
  const company = await rowsOfCompany(world, companyId);
  const divided = (is: string): Rows =>
    company.map(({ table, where }) => ({ table, where: `${where} and (${conditionOf(table)}) = ${is}` }));
  return [divided('true'), divided('false')];
}

/** Every table with companies' rows, from the database's catalogue, so that a new table is included by itself. */
const tenantTables = (world: World): Promise<{ table: string; column: string }[]> =>
  asOwner(
    world,
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and (column_name = 'company_id' or (table_name = 'companies' and column_name = 'id'))`,
  );

async function tablesWith(world: World, column: string): Promise<string[]> {
  const found = await asOwner<{ table: string }>(
    world,
    `select table_name as "table" from information_schema.columns
     where table_schema = 'public' and column_name = '${column}'`,
  );
  return found.map(({ table }) => table);
}
