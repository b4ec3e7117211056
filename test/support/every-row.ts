import { asOwner } from './as-owner';
import type { World } from './world';

const TABLES = `
  select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'pgboss') order by 1`;

/**
 * The tables in which a row holds one of the texts, in any column and letter case: as text, as JSON, or in the payload of a
 * job. Looks with the owner's eyes.
 */
export async function tablesHolding(world: World, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await asOwner<{ name: string }>(world, TABLES)) {
    const conditions = texts.map((text) => `strpos(lower(row::text), lower('${text}')) > 0`).join(' or ');
    const [row] = await asOwner<{ count: number }>(
      world,
      `select count(*)::int as count from ${name} as row where ${conditions}`,
    );
    if (row && row.count > 0) found.push(name);
  }
  return found;
}
