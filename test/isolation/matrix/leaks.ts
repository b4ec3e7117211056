import type { TestCompany, World } from '../../support/world';
import { asOwner } from '../../support/as-owner';

/** Values that occur in one company's rows only: another company that reads one has found a leak. */
export async function marksOf(world: World, company: TestCompany, other: TestCompany): Promise<string[]> {
  const theirs = await valuesOf(world, company);
  const others = await valuesOf(world, other);
  return [...theirs].filter((value) => !others.has(value));
}

/** Whether the mark occurs on its own: request ids, digests and ciphertexts contain short numbers by chance. */
export function isIn(mark: string, text: string): boolean {
  if (!/^\d+$/.test(mark)) return text.includes(mark);
  return new RegExp(`(?<![\\w.-])${mark}(?![\\w-])`).test(text);
}

/** Characters; shorter values, such as small ids and language codes, occur everywhere by chance. */
const MIN_LENGTH = 5;

async function valuesOf(world: World, { id }: TestCompany): Promise<Set<string>> {
  const values = new Set<string>();
  const collect = (value: unknown): void => {
    if (value instanceof Date || value === null) return;
    if (typeof value === 'object') return Object.values(value).forEach(collect);
    const text = String(value);
    if (text.length >= MIN_LENGTH && typeof value !== 'boolean') values.add(text);
  };
  for (const { table, column } of await tenantTables(world)) {
    collect(await asOwner(world, `select * from ${table} where ${column} = ${id}`));
  }
  return values;
}

/** A fingerprint of all rows of a company except the times of last use. One query, because it runs for every cell. */
export async function stateOf(world: World, { id }: TestCompany): Promise<string> {
  const states = (await tenantTables(world)).map(({ table, column }) => {
    const rows = `select to_jsonb(t) - 'last_used_at' - 'updated_at' as row from ${table} t where ${column} = ${id}`;
    return `select '${table}:' || md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as state
      from (${rows}) as rows`;
  });
  const all = `select string_agg(state, ' ' order by state) as state from (${states.join(' union all ')}) as states`;
  const [row] = await asOwner<{ state: string }>(world, all);
  return row?.state ?? '';
}

type TenantTables = Promise<{ table: string; column: string }[]>;
const found = new WeakMap<World, TenantTables>();

/** Every table with companies' rows, from the database's catalogue, so that a new table is included by itself. */
function tenantTables(world: World): TenantTables {
  const tables =
    found.get(world) ??
    asOwner<{ table: string; column: string }>(
      world,
      `select table_name as "table", column_name as "column" from information_schema.columns
       where table_schema = 'public' and (column_name = 'company_id' or (table_name = 'companies' and column_name = 'id'))`,
    );
  found.set(world, tables);
  return tables;
}
