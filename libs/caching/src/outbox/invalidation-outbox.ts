import { Injectable } from '@nestjs/common';
import { Environment, type JobQueue, Jobs } from '@app/common';
import { CompanyCache } from '../answers/company-cache';
import type { Invalidation } from '../keys/invalidation';
import { keptFor } from './invalidations.queue';

/**
 * What has to be dropped is written down in the transaction that makes it necessary. So it is known as soon as the write
 * is, whatever happens to this process or to the cache afterwards.
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
    this.queue = keptFor(Math.max(staleFor, ...Object.values(cacheTtl)));
  }

  /** One row, inside the transaction. @returns its id, for {@link complete}. */
  note({ keys = [], families = [] }: Invalidation, transaction: object): Promise<string> {
    return this.jobs.send(this.queue, { keys, families }, transaction);
  }

  /**
   * It was dropped after the commit, which is all that the job would do. A process that does not work jobs off, such as
   * a command, leaves it to one that does: without Redis the cache to be dropped from is in that process's memory.
   */
  complete(id: string): void {
    if (this.isWorking) this.jobs.discard(this.queue, id);
  }

  /** From now on this process does what others, or itself, could not do. */
  async work(): Promise<void> {
    await this.jobs.work<Required<Invalidation>>(this.queue, async (batch) => {
      const keys = new Set(batch.flatMap((invalidation) => invalidation.keys));
      const families = new Set(batch.flatMap((invalidation) => invalidation.families));
      // What can be reached is dropped even when something else cannot; then all of it is tried again.
      const isDone = await this.cache.invalidate({ keys: [...keys], families: [...families] });
      if (!isDone) throw new Error('The cache could not be reached');
    });
    this.isWorking = true;
  }
}
