import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { EmbeddedPostgres, migrate } from '@app/database';
import { copyMigratedDatabase } from './migrated-database';

let dataDir: string;
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'team-selector-test-'))));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('a copied database has nothing left to migrate, and nothing of another installation', async () => {
  await copyMigratedDatabase(dataDir);
  expect(readdirSync(dataDir)).toEqual(['postgres']);
  const postgres = await EmbeddedPostgres.open(dataDir);
  try {
    expect(await migrate(new Environment({ DATA_DIR: dataDir }), postgres)).toEqual([]);
    expect((await postgres.pglite.query('select count(*)::int as companies from companies')).rows).toEqual([
      { companies: 0 },
    ]);
  } finally {
    await postgres.close();
  }
});

it('a data folder stays empty without a run that could share a database', async () => {
  const { TEST_RUN_FOLDER } = process.env;
  delete process.env.TEST_RUN_FOLDER;
  try {
    await copyMigratedDatabase(dataDir);
  } finally {
    process.env.TEST_RUN_FOLDER = TEST_RUN_FOLDER;
  }
  expect(readdirSync(dataDir)).toEqual([]);
});
