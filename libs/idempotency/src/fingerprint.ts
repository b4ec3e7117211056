import { createHash } from 'node:crypto';
import { isRecord } from '@app/common';

/** SHA-256 (hex) of a value's JSON with sorted fields: their order and undefined ones make no difference. */
export const fingerprintOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');

function sorted(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
