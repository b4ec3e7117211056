import { bulkhead, type BulkheadPolicy, BulkheadRejectedError } from 'cockatiel';
import { AppError } from '@app/common';

/** A process has ten connections to the database; the remaining ones are for writes and for uncached reads. */
const MAX_CONCURRENT_LOADS = 8;
/** Members of families are loaded from Cal.com, which may take seconds: they must not delay loads from the database. */
const MAX_CONCURRENT_FAMILY_LOADS = 32;
/** A load behind a longer queue would begin after its caller has given up. */
const MAX_QUEUED_LOADS = 1000;
const RETRY_AFTER_SECONDS = 1;

/**
 * Bounds how many answers a process loads at the same time, so that an empty or absent cache does not flood the
 * database.
 */
export class LoadBulkhead {
  private readonly plain: BulkheadPolicy;
  private readonly families: BulkheadPolicy;

  constructor({
    concurrency = MAX_CONCURRENT_LOADS,
    familyConcurrency = MAX_CONCURRENT_FAMILY_LOADS,
    queueLength = MAX_QUEUED_LOADS,
  } = {}) {
    this.plain = bulkhead(concurrency, queueLength);
    this.families = bulkhead(familyConcurrency, queueLength);
  }

  /** @throws AppError 503 `overloaded` when the queue is full. */
  async run<T>(isOfFamily: boolean, load: () => Promise<T>): Promise<T> {
    try {
      return await (isOfFamily ? this.families : this.plain).execute(load);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError)) throw error;
      throw new AppError('overloaded', { retryAfter: RETRY_AFTER_SECONDS, cause: error });
    }
  }
}
