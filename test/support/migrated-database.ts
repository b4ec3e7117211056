import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '@app/common';
import { EmbeddedPostgres, migrate } from '@app/database';
import { oneAtATime } from './one-at-a-time';

const MAKING_MS = 180_000;

/** Shared within this test file; between files the folder's lock decides which one makes it. */
let made: Promise<void> | undefined;

/**
 * Copies a migrated embedded database into a data folder. Setting one up takes seconds and copying it milliseconds, so
 * one is made for a whole run. Outside of a run the folder stays as it is, and the service that opens it makes its own.
 */
export async function copyMigratedDatabase(dataDir: string): Promise<void> {
  const folder = process.env.TEST_RUN_FOLDER;
  if (folder === undefined) return;
  const template = join(folder, 'migrated');
  made ??= oneAtATime(folder, MAKING_MS, async () => {
    if (!existsSync(template)) await make(template);
  });
  await made;
  cpSync(template, dataDir, { recursive: true });
}

/** Renames the template into place when it is complete, so that no file copies half of one. */
async function make(template: string): Promise<void> {
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
