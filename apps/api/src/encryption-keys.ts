import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EncryptionKey, Environment } from '@app/common';
import { DataFolderError, prepareDataFolder } from '@app/database';

/** The configured keys; in the embedded mode else one of its own, kept beside the data that it protects. */
export function encryptionKeysOf({ encryptionKeys, dataDir }: Environment): readonly EncryptionKey[] {
  return encryptionKeys ?? [{ kid: 'embedded', secret: embeddedKey(dataDir) }];
}

/** @throws DataFolderError when it can be neither read nor made. */
function embeddedKey(dataDir: string): Buffer {
  const file = join(dataDir, 'encryption.key');
  prepareDataFolder(dataDir);
  try {
    if (existsSync(file)) return Buffer.from(readFileSync(file, 'utf8'), 'base64');
    const secret = randomBytes(32);
    writeFileSync(file, secret.toString('base64'), { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    throw new DataFolderError(error);
  }
}
