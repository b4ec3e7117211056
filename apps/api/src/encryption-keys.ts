import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EncryptionKey, Environment } from '@app/common';

/** The configured keys; in the embedded mode else one of its own, kept beside the data that it protects. */
export function encryptionKeysOf({ encryptionKeys, dataDir }: Environment): readonly EncryptionKey[] {
  return encryptionKeys ?? [{ kid: 'embedded', secret: embeddedKey(dataDir) }];
}

function embeddedKey(dataDir: string): Buffer {
  const file = join(dataDir, 'encryption.key');
  try {
    return Buffer.from(readFileSync(file, 'utf8'), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const secret = randomBytes(32);
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, secret.toString('base64'), { mode: 0o600, flag: 'wx' });
    return secret;
  }
}
