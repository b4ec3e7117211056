import type { TestCompany, World } from '../../support/world';
import { asOwner } from '../../support/as-owner';

/** Values that stand only in one company's rows: wherever another company reads one, something has leaked. */
export async function marksOf(world: World, company: TestCompany, other: TestCompany): Promise<string[]> {
  const theirs = await valuesOf(world, company);
  const others = await valuesOf(world, other);
  return [...theirs].filter((value) => !others.has(value));
}

/** Standing for itself: a number by chance stands in every other request id, digest and sealed name. */
export function isIn(mark: string, text: string): boolean {
  if (!/^\d+$/.test(mark)) return text.includes(mark);
  return new RegExp(`(?<![\\w.-])${mark}(?![\\w-])`).test(text);
}

/** Shorter ones, such as small ids and language codes, would be found everywhere by chance. */
const SHORTEST = 5;

async function valuesOf(world: World, { id }: TestCompany): Promise<Set<string>> {
  const values = new Set<string>();
  const collect = (value: unknown): void => {
    if (value instanceof Date || value === null) return;
    if (typeof value === 'object') return Object.values(value).forEach(collect);
    const text = String(value);
    if (text.length >= SHORTEST && typeof value !== 'boolean') values.add(text);
  };
  for (const { table, column } of await tenantTables(world)) {
    collect(await asOwner(world, `select * from ${table} where ${column} = ${id}`));
  }
  return values;
}

/** A fingerprint of everything a company has, but for when its tokens were last used. One question: it is asked often. */
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

/** Every table that belongs to companies, found in the database itself: a new one is included without being named. */
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
