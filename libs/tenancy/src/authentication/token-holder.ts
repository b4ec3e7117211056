import type { Locale } from '@app/speech';
import type { TenantDatabase } from '../access/tenant-database';

/** A token with its user and company. */
export interface TokenHolder {
  tokenId: number;
  /** SHA-256 of the secret, lower-case hex. */
  digest: string;
  abilities: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  userId: number;
  role: 'admin' | 'member';
  companyId: number;
  companyName: string;
  locale: Locale;
  timezone: string;
}

type Row = Omit<TokenHolder, 'expiresAt' | 'lastUsedAt'> & Record<'expiresAt' | 'lastUsedAt', string | null>;

/** Finds a token with its user and company in one statement, or undefined. */
export async function findHolder(database: TenantDatabase, tokenId: number): Promise<TokenHolder | undefined> {
  const row = (await database.tokenHolder(tokenId)) as Row | null;
  return row ? { ...row, expiresAt: dateOf(row.expiresAt), lastUsedAt: dateOf(row.lastUsedAt) } : undefined;
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
