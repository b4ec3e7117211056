/**
 * A setting of the running transaction, or null when it is unset, so that no row compares equal. The sub-select makes
 * PostgreSQL evaluate it once per query instead of once per row.
 */
export const setting = (name: string, type: string): string =>
  `(select nullif(current_setting('${name}', true), '')::${type})`;

const CURRENT_COMPANY = setting('app.company_id', 'bigint');

/** Row level security for a table: only rows of the current company can be read or written, also by the table's owner. */
export const companyPolicy = (table: string, column = 'company_id'): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy company on ${table} using (${column} = ${CURRENT_COMPANY}) with check (${column} = ${CURRENT_COMPANY})`,
];

/** Lets a transaction that names one row read it before its company is known. */
export const lookupPolicy = (table: string, column: string, name: string, type = 'text'): string =>
  `create policy lookup_by_${column} on ${table} for select using (${column} = ${setting(name, type)})`;
