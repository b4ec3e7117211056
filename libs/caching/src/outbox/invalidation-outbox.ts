import { Injectable } from '@nestjs/common';
import { Environment, type JobQueue, Jobs } from '@app/common';
import { CompanyCache } from '../answers/company-cache';
import type { Invalidation } from '../keys/invalidation';
import { retainedFor } from './invalidations.queue';

/**
 * The outbox of invalidations: each is a job in the transaction of the write that needs it. So it is known as soon as
 * the write is, whatever happens to this process or to the cache afterwards.
 */
@Injectable()
export class InvalidationOutbox {
  private readonly queue: JobQueue;
  private isWorking = false;

  constructor(
    private readonly jobs: Jobs,
    private readonly cache: CompanyCache,
    { cacheTtl, staleFor }: Environment,
  ) {
    this.queue = retainedFor(Math.max(staleFor, ...Object.values(cacheTtl)));
  }

  /** Writes one job inside the transaction. @returns its id, for {@link complete}. */
  note({ keys = [], families = [] }: Invalidation, transaction: object): Promise<string> {
    return this.jobs.send(this.queue, { keys, families }, transaction);
  }

  /**
   * Discards a job whose invalidation has succeeded after the commit. A process that runs no jobs, such as a command,
   * leaves the job to one that does: without Redis, the cache to be invalidated is in that process's memory.
   */
  complete(id: string): void {
    if (this.isWorking) this.jobs.discard(this.queue, id);
  }

  /** Starts to run jobs in this process: the invalidations that failed, here or elsewhere. */
  async work(): Promise<void> {
    await this.jobs.work<Required<Invalidation>>(this.queue, async (batch) => {
      const keys = new Set(batch.flatMap((invalidation) => invalidation.keys));
      const families = new Set(batch.flatMap((invalidation) => invalidation.families));
      // Reachable keys are invalidated even when others fail; the retry repeats all of them.
      const isDone = await this.cache.invalidate({ keys: [...keys], families: [...families] });
      if (!isDone) throw new Error('The cache could not be reached');
    });
    this.isWorking = true;
  }
}
