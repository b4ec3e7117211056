import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { DataFolderError } from '@app/database';
import { encryptionKeysOf } from './encryption-keys';

describe('the embedded encryption key', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    file = join(folder, 'encryption.key');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const keys = () => encryptionKeysOf(new Environment({ DATA_DIR: folder }));

  it('the embedded encryption key is generated once and reused', () => {
    const [made] = keys();
    expect(made?.secret).toHaveLength(32);
    expect(keys()).toEqual([made]);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    expect(keys()).toEqual([made]);
  });

  it.each([
    ['is cut off', Buffer.alloc(32, 7).toString('base64').slice(0, 20)],
    ['is empty', ''],
    ['is too long', Buffer.alloc(33, 7).toString('base64')],
  ])('the embedded encryption key stops the start and stays unchanged when it %s', (_, content) => {
    writeFileSync(file, content);
    expect(keys).toThrow(DataFolderError);
    expect(keys).toThrow(
      `DATA_DIR cannot be used: ${file} does not hold a key of 32 bytes in base64. Put that file back from a copy`,
    );
    if (content !== '') expect(keys).not.toThrow(content);
    expect(readFileSync(file, 'utf8')).toBe(content);
  });
});
