import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolderError, prepareDataFolder } from './data-folder';
import { EmbeddedPostgres } from './embedded-postgres';
import { lockFolder } from './folder-lock';

const failureOf = (work: () => unknown): Error => {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It went well');
};

describe('a folder for data', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'team-selector-test-'))));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const expectRefusal = (error: Error, reason: string): void => {
    expect(error).toBeInstanceOf(DataFolderError);
    expect(error.message).toMatch(/^DATA_DIR cannot be used: .*DATABASE_URL\.$/);
    expect(error.message).toContain(reason);
  };

  it('a folder for data is made with its parents, and is readable for its owner alone', () => {
    const folder = join(root, 'a', 'b', 'c');
    prepareDataFolder(folder);
    prepareDataFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('a folder for data may be a link', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'link'));
    expect(() => prepareDataFolder(join(root, 'link', 'data'))).not.toThrow();
  });

  it('a folder for data is refused with the reason when a file stands in its place or above it', () => {
    const file = join(root, 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below'), join(file, 'far', 'below')])
      expectRefusal(
        failureOf(() => prepareDataFolder(folder)),
        `ENOTDIR: not a directory`,
      );
  });

  it('a folder for data is refused with the reason when its name is too long, or a loop of links', () => {
    symlinkSync(join(root, 'two'), join(root, 'one'));
    symlinkSync(join(root, 'one'), join(root, 'two'));
    expectRefusal(
      failureOf(() => prepareDataFolder(join(root, 'one'))),
      'ELOOP',
    );
    expectRefusal(
      failureOf(() => prepareDataFolder(join(root, 'x'.repeat(300)))),
      'ENAMETOOLONG',
    );
  });

  it('a folder for data is refused with the reason when it cannot be written', () => {
    mkdirSync(join(root, 'lock'));
    expectRefusal(
      failureOf(() => lockFolder(root)),
      'EISDIR',
    );
  });

  it('a folder for data is refused and unlocked when PostgreSQL cannot use its files', async () => {
    const open = async (): Promise<Error> => {
      const failure = await EmbeddedPostgres.open(root).catch((error: unknown) => error);
      expect(existsSync(join(root, 'lock'))).toBe(false);
      return failure as Error;
    };
    writeFileSync(join(root, 'postgres'), '');
    expectRefusal(await open(), 'ENOTDIR');
    rmSync(join(root, 'postgres'));
    mkdirSync(join(root, 'postgres'));
    symlinkSync('PG_VERSION', join(root, 'postgres', 'PG_VERSION'));
    expectRefusal(await open(), 'ELOOP');
    rmSync(join(root, 'postgres', 'PG_VERSION'));
    writeFileSync(join(root, 'postgres', 'PG_VERSION'), '18\n');
    symlinkSync('base', join(root, 'postgres', 'base'));
    expect((await open()).message).toMatch(/postgres is damaged\. Put that folder back/);
  });
});
