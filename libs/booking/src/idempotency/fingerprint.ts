import { createHash } from 'node:crypto';
import { isRecord } from '@app/common';

/** The same for values that say the same, in whatever order their fields stand and whether or not they name an absent one. */
export const fingerprintOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, inOrder)).digest('hex');

function inOrder(_key: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
