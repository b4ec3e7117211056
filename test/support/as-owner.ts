import { MikroORM } from '@mikro-orm/core';
import type { PgliteConnection } from '@mikro-orm/pglite';
import { Environment } from '@app/common';
import { databaseNameOf, quoted, serviceRoleOf } from '@app/database';
import type { World } from './world';

/** Runs SQL as the owner of the tables, whom no row level security policy binds. @returns the rows. */
export async function asOwner<Row extends object>({ app, engines }: World, sql: string): Promise<Row[]> {
  if (engines.database) return engines.database.query<Row>(sql);
  const pglite = await (app.get(MikroORM).em.getConnection() as unknown as PgliteConnection).getNativeClient();
  const role = quoted(serviceRoleOf(databaseNameOf(app.get(Environment))));
  await pglite.exec('reset role');
  try {
    return (await pglite.query<Row>(sql)).rows;
  } finally {
    await pglite.exec(`set role ${role}`);
  }
}
