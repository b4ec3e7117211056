import DataLoader from 'dataloader';
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
  /** The branch of a user who is limited to one. */
  branchId: number | null;
  companyId: number;
  companyName: string;
  locale: Locale;
  timezone: string;
}

type Row = Omit<TokenHolder, 'expiresAt' | 'lastUsedAt'> & Record<'expiresAt' | 'lastUsedAt', string | null>;

/** Tokens that are looked up together at most. */
const MAX_BATCH = 100;

/** Finds tokens with their users and companies; batches the lookups of one tick into one statement. */
export class TokenHolders {
  private readonly batches: DataLoader<number, TokenHolder | undefined>;

  constructor(database: TenantDatabase) {
    const find = async (ids: readonly number[]): Promise<(TokenHolder | undefined)[]> =>
      ((await database.tokenHolders(ids)) as (Row | null)[]).map((row) => (row ? holderOf(row) : undefined));
    // Not cached here: the verified tokens cache what is known about a token, and are notified of changes.
    this.batches = new DataLoader(find, {
      cache: false,
      maxBatchSize: MAX_BATCH,
      batchScheduleFn: (lookUp) => void setImmediate(lookUp),
    });
  }

  find(tokenId: number): Promise<TokenHolder | undefined> {
    return this.batches.load(tokenId);
  }
}

const holderOf = (row: Row): TokenHolder => ({
  ...row,
  expiresAt: dateOf(row.expiresAt),
  lastUsedAt: dateOf(row.lastUsedAt),
});

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));
