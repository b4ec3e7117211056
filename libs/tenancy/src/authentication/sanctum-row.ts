import { DateTime } from 'luxon';
import { isRecord } from '@app/common';

/** A parsed row of Laravel's `personal_access_tokens`. */
export interface SanctumToken {
  id: number;
  name: string;
  /** SHA-256 of the secret, lower-case hex. */
  digest: string;
  abilities: string[];
  /** Id of the user here; absent when the row names an e-mail address. */
  userId?: number;
  email?: string;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  createdAt: Date | null;
}

/** What is wrong with one row: a sentence for the operator, without the row's content. */
export class SanctumRowError extends Error {}

/** No real sequence is higher, and our sequence continues from the highest imported id. */
const HIGHEST_ID = 1_000_000_000_000;
const DATE = /^(19|20)\d{2}-\d{2}-\d{2}/;
const DIGEST = /^[0-9a-f]{64}$/i;
/** Laravel's `App\Models\User`, or the short name of its morph map. */
const USER_TYPE = /(^|\\)users?$/i;

/** @throws SanctumRowError naming the column. */
export function readSanctumRow(columns: unknown): SanctumToken {
  if (!isRecord(columns)) throw new SanctumRowError('is not a row');
  const type = columns.tokenable_type;
  if (type != null && !(typeof type === 'string' && USER_TYPE.test(type))) {
    throw new SanctumRowError('tokenable_type: only tokens of users can be imported');
  }
  const email = columns.email == null ? undefined : textIn(columns, 'email').toLowerCase();
  return {
    id: idIn(columns, 'id'),
    name: textIn(columns, 'name'),
    digest: digestIn(columns),
    abilities: abilitiesIn(columns),
    email,
    userId: email === undefined ? idIn(columns, 'tokenable_id') : undefined,
    lastUsedAt: timeIn(columns, 'last_used_at'),
    expiresAt: timeIn(columns, 'expires_at'),
    createdAt: timeIn(columns, 'created_at'),
  };
}

type Columns = Record<string, unknown>;

/** Exports may put numbers in quotes. */
function idIn(columns: Columns, column: string): number {
  const value = columns[column];
  const id = typeof value === 'string' && /^\d{1,13}$/.test(value) ? Number(value) : value;
  if (typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= HIGHEST_ID) return id;
  throw new SanctumRowError(`${column}: must be a whole number from 1 to ${HIGHEST_ID}`);
}

function textIn(columns: Columns, column: string): string {
  const value = columns[column];
  if (isText(value) && value !== '') return value;
  throw new SanctumRowError(`${column}: must be a text of 1 to 255 characters`);
}

function digestIn({ token }: Columns): string {
  if (typeof token === 'string' && DIGEST.test(token)) return token.toLowerCase();
  throw new SanctumRowError('token: must be the SHA-256 that Sanctum stores, 64 hexadecimal digits');
}

/** Sanctum stores them as JSON in a text column; without any, the token has no abilities. */
function abilitiesIn({ abilities }: Columns): string[] {
  const value = typeof abilities === 'string' ? parsed(abilities) : (abilities ?? []);
  if (Array.isArray(value) && value.every(isText)) return value;
  throw new SanctumRowError('abilities: must be a JSON list such as ["*"]');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `2026-03-02 09:00:00`, as Laravel writes it to the database in UTC, or ISO 8601, as it writes it to JSON. */
function timeIn(columns: Columns, column: string): Date | null {
  const value = columns[column];
  if (value == null) return null;
  if (typeof value === 'string' && DATE.test(value)) {
    const sql = DateTime.fromSQL(value, { zone: 'utc' });
    const time = sql.isValid ? sql : DateTime.fromISO(value, { zone: 'utc' });
    if (time.isValid) return time.toJSDate();
  }
  throw new SanctumRowError(`${column}: must be a time such as 2026-03-02 09:00:00, in UTC`);
}

/** Whether PostgreSQL accepts it as text. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 255 && value.isWellFormed() && !value.includes('\0');
