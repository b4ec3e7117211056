import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EncryptionKey, Environment } from '@app/common';
import { DataFolderError, prepareDataFolder } from '@app/database';

const KEY_BYTES = 32;
const RESTORE =
  'Put that file back from a copy, since nothing else opens the secrets that are stored there; or, if there are none to keep, name a new folder (npm start -- --fresh begins anew)';

/** The configured keys; in embedded mode without any, one generated key, stored beside the data that it encrypts. */
export function encryptionKeysOf({ encryptionKeys, dataDir }: Environment): readonly EncryptionKey[] {
  return encryptionKeys ?? [{ kid: 'embedded', secret: embeddedKey(dataDir) }];
}

/** @throws DataFolderError when the file can be neither read nor created, or a crash or full disk has truncated it. */
function embeddedKey(dataDir: string): Buffer {
  const file = join(dataDir, 'encryption.key');
  prepareDataFolder(dataDir);
  const secret = keyIn(file);
  if (secret.length === KEY_BYTES) return secret;
  throw new DataFolderError(new Error(`${file} does not hold a key of ${KEY_BYTES} bytes in base64`), RESTORE);
}

function keyIn(file: string): Buffer {
  try {
    if (existsSync(file)) return Buffer.from(readFileSync(file, 'utf8'), 'base64');
    const secret = randomBytes(KEY_BYTES);
    writeFileSync(file, secret.toString('base64'), { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    throw new DataFolderError(error);
  }
}
