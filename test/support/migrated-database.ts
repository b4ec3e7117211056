import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '@app/common';
import { EmbeddedPostgres, migrate } from '@app/database';
import { oneAtATime } from './one-at-a-time';

const MAKING_MS = 180_000;

/** Within this test file; between files the folder's lock decides who makes it. */
let made: Promise<void> | undefined;

/**
 * Puts an embedded database that has been migrated into a data folder. Setting one up takes seconds of work, copying it
 * a moment; so one is made for a whole run. Without a run around it the folder stays as it is: the service that opens it
 * makes its own.
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

/** It gets its name when it is complete. */
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
