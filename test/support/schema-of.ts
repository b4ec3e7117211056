import type { TestDatabase } from './postgres';

/** Everything in the schema of the service, but comments and rights: one line for each thing, sorted. */
export async function schemaOf({ query }: Pick<TestDatabase, 'query'>): Promise<string[]> {
  const rows = await query<{ line: string }>(SCHEMA);
  return rows.map(({ line }) => line).toSorted();
}

const PUBLIC = `'public'::regnamespace`;

const SCHEMA = `
  select format('column %s.%s %s %s %s %s', relname, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated,
    pg_get_expr(adbin, adrelid)) as line
  from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where relnamespace = ${PUBLIC} and relkind in ('r', 'p') and attnum > 0 and not attisdropped
  union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where connamespace = ${PUBLIC}
  union all select format('index %s', pg_get_indexdef(indexrelid)) || case when indisvalid then '' else ' INVALID' end
    from pg_index join pg_class on pg_class.oid = indrelid where relnamespace = ${PUBLIC}
  union all select format('trigger %s', pg_get_triggerdef(pg_trigger.oid))
    from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = ${PUBLIC} and not tgisinternal
  union all select format('function %s', pg_get_functiondef(oid)) from pg_proc where pronamespace = ${PUBLIC}
    and prokind = 'f'
  union all select format('policy %s', row_to_json(pg_policies)) from pg_policies where schemaname = 'public'
  union all select format('table %s %s %s', relname, relrowsecurity, relforcerowsecurity) from pg_class
    where relnamespace = ${PUBLIC} and relkind in ('r', 'p')`;
