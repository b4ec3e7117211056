import { FairBulkhead } from '@app/common';
import { companyIn, type CacheKey } from '../keys/cache-keys';

/** A process has ten connections to the database; the remaining ones are for writes and for uncached reads. */
const MAX_CONCURRENT_LOADS = 8;
/** Members of families are loaded from Cal.com, which may take seconds: they must not delay loads from the database. */
const MAX_CONCURRENT_FAMILY_LOADS = 96;
/** Maximum of one company, so that six slow companies leave room for the others. */
const MAX_FAMILY_LOADS_OF_COMPANY = 16;
const MAX_QUEUED_LOADS = 1000;
/** A load that waits longer would begin after its caller has given up, or has been answered stale. */
const MAX_WAIT_MS = 5000;

/**
 * Bounds how many answers a process loads at the same time, so that an empty or absent cache does not flood the
 * database, and how many of them are one company's, so that its slow or many loads delay no other company's.
 */
export class LoadBulkhead {
  private readonly plain: FairBulkhead;
  private readonly families: FairBulkhead;

  constructor({
    concurrency = MAX_CONCURRENT_LOADS,
    share = Math.ceil(concurrency / 2),
    familyConcurrency = MAX_CONCURRENT_FAMILY_LOADS,
    familyShare = Math.min(familyConcurrency, MAX_FAMILY_LOADS_OF_COMPANY),
    queue = MAX_QUEUED_LOADS,
    queueShare = Math.ceil(queue / 4),
    maxWait = MAX_WAIT_MS,
  } = {}) {
    this.plain = new FairBulkhead({ concurrency, share, queue, queueShare, maxWait });
    this.families = new FairBulkhead({
      concurrency: familyConcurrency,
      share: familyShare,
      queue,
      queueShare,
      maxWait,
    });
  }

  /** @throws AppError 503 `overloaded` when too many loads of the company wait, or this one has waited too long. */
  run<T>(key: CacheKey, isOfFamily: boolean, load: () => Promise<T>): Promise<T> {
    return (isOfFamily ? this.families : this.plain).run(companyIn(key), load);
  }

  /** For metrics. */
  get states() {
    return { loads: this.plain.state, family_loads: this.families.state };
  }
}
