import { bulkhead, type BulkheadPolicy, BulkheadRejectedError } from 'cockatiel';
import { AppError } from '@app/common';

/** A process has ten connections to the database. The others are for writes and for whatever is not cached. */
const AT_ONCE = 8;
/** Members of families are asked for at Cal.com, which may take seconds; what needs the database only is not kept waiting. */
const AT_ONCE_OF_FAMILIES = 32;
/** Who comes behind so many would wait for longer than anybody listens. */
const WAITING = 1000;
const RETRY_AFTER_SECONDS = 1;

/**
 * How many answers a process loads at the same time: an empty cache, or none at all, must not become a crowd before the
 * database. The others wait for their turn.
 */
export class LoadBulkhead {
  private readonly plain: BulkheadPolicy;
  private readonly families: BulkheadPolicy;

  constructor({ atOnce = AT_ONCE, atOnceOfFamilies = AT_ONCE_OF_FAMILIES, waiting = WAITING } = {}) {
    this.plain = bulkhead(atOnce, waiting);
    this.families = bulkhead(atOnceOfFamilies, waiting);
  }

  /** @throws AppError 503 `overloaded` when too many are waiting already. */
  async run<T>(isOfFamily: boolean, load: () => Promise<T>): Promise<T> {
    try {
      return await (isOfFamily ? this.families : this.plain).execute(load);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      throw new AppError('overloaded', { retryAfter: RETRY_AFTER_SECONDS, cause: error });
    }
  }
}
