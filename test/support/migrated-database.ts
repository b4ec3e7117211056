import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '@app/common';
import { EmbeddedPostgres, migrate, quoted, serviceRoleOf } from '@app/database';
import { ENCRYPTION_KEYS } from './encryption-keys';
import { oneAtATime } from './one-at-a-time';
import { connect, createDatabase, serverUrl, type TestDatabase } from './postgres';

const MAKING_MS = 180_000;

/** Shared within this test file; between files the folder's lock decides which one makes them. */
let embedded: Promise<void> | undefined;
let onServer: Promise<boolean> | undefined;

/**
 * Copies a migrated embedded database into a data folder. Setting one up takes seconds and copying it milliseconds, so
 * one is made for a whole run. Outside of a run the folder stays as it is, and the service that opens it makes its own.
 */
export async function copyMigratedDatabase(dataDir: string): Promise<void> {
  const folder = process.env.TEST_RUN_FOLDER;
  if (folder === undefined) return;
  const template = join(folder, 'migrated');
  embedded ??= oneAtATime(folder, MAKING_MS, async () => {
    if (!existsSync(template)) await makeFolder(template);
  });
  await embedded;
  cpSync(template, dataDir, { recursive: true });
}

/**
 * As {@link createDatabase}, with all tables: a copy of a database that is made for a whole run. The service that opens it
 * only has to make its role.
 */
export async function createMigratedDatabase(): Promise<TestDatabase | undefined> {
  const { TEST_RUN_FOLDER: folder, TEST_TEMPLATE: template } = process.env;
  if (folder === undefined || template === undefined) return createDatabase();
  onServer ??= oneAtATime(join(folder, 'template'), MAKING_MS, () => makeTemplate(template));
  return createDatabase((await onServer) ? template : undefined);
}

/** Renames the template into place when it is complete, so that no file copies half of one. */
async function makeFolder(template: string): Promise<void> {
  const scratch = `${template}.unfinished`;
  rmSync(scratch, { recursive: true, force: true });
  const postgres = await EmbeddedPostgres.open(scratch);
  try {
    await migrate(new Environment({ DATA_DIR: scratch }), postgres);
  } finally {
    await postgres.close();
  }
  renameSync(scratch, template);
}

/** Each copy has a role of its own, so the template keeps none. @returns false when no server answers. */
async function makeTemplate(name: string): Promise<boolean> {
  const server = await connect(serverUrl()).catch(() => undefined);
  if (!server) return false;
  const isMade = `${process.env.TEST_RUN_FOLDER}/template-is-made`;
  try {
    if (existsSync(isMade)) return true;
    await server.query(`drop database if exists ${name} with (force)`);
    await server.query(`create database ${name}`);
  } finally {
    await server.end();
  }
  const url = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
  await migrate(new Environment({ DATABASE_URL: url, ENCRYPTION_KEYS }));
  const template = await connect(url);
  const role = quoted(serviceRoleOf(name));
  await template.query(`drop owned by ${role}; drop role ${role}; comment on table migrations is null`);
  await template.end();
  writeFileSync(isMade, '');
  return true;
}
