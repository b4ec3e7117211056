/** Makes a column a foreign key again, to a table whose rows are held by policies. Dangling references become null. */
export const referringAgain = (table: string, column: string, target: string): string[] => [
  `alter table ${table} no force row level security`,
  `alter table ${target} no force row level security`,
  `update ${table} set ${column} = null where ${column} is not null
     and not exists (select from ${target} t where t.company_id = ${table}.company_id and t.id = ${table}.${column})`,
  `alter table ${target} force row level security`,
  `alter table ${table} force row level security`,
  `alter table ${table} add foreign key (company_id, ${column}) references ${target} (company_id, id)`,
];
