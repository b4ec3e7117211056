import { randomBytes } from 'node:crypto';

/** `ENCRYPTION_KEYS` of the installations of this test file. Required as soon as there is a `DATABASE_URL`. */
export const ENCRYPTION_KEYS = `test:${randomBytes(32).toString('base64')}`;
