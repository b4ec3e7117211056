/** Retries and retention of a queue's jobs. Seconds, except `retryLimit`. */
export interface JobPolicy {
  /** A worker that holds a batch for longer counts as dead, and another worker gets the batch. */
  readonly expireInSeconds: number;
  readonly retryLimit: number;
  readonly retryDelay: number;
  /** A job that is not done by then is dropped. */
  readonly retentionSeconds: number;
  /** A completed job is deleted after so long. */
  readonly deleteAfterSeconds: number;
}

/** One kind of background work. */
export interface JobQueue {
  readonly name: string;
  /** Seconds from the enqueuing of a job until a worker may fetch it. */
  readonly startAfter: number;
  /** How often each worker polls for jobs, in seconds. */
  readonly pollEvery: number;
  /** Jobs that a worker fetches at a time, at most. */
  readonly batchSize: number;
  /** Its jobs are also done while the others pause: they change no rows but their own. */
  readonly isNeverPaused?: true;
  readonly policy: JobPolicy;
}

/**
 * Background work that survives its process. Every process may enqueue a job; workers, and API processes that run jobs,
 * each fetch some of them. Delivery is at least once: a job runs again when its worker dies.
 *
 * `@app/database` provides it.
 */
export abstract class Jobs {
  /** Whether this process begins no background work at the moment. Work that needs no job asks before it begins. */
  abstract readonly isPaused: boolean;

  /** Begins no more jobs in this process; those that have begun go on. */
  abstract pause(): Promise<void>;

  abstract resume(): Promise<void>;

  /**
   * Enqueues a job inside the transaction (an outbox row): it exists exactly if the transaction commits. A failing insert
   * fails the transaction.
   * @param transaction as the ORM hands it to its event subscribers.
   * @returns the id of the job.
   */
  abstract send(queue: JobQueue, data: object, transaction: object): Promise<string>;

  /** Deletes a job that is done already, in the background. If that fails, the job runs once more. */
  abstract discard(queue: JobQueue, id: string): void;

  /**
   * Enqueues one job without data in each period of `everySeconds`, by the first process to do so, as long as a process
   * runs that has called this.
   */
  abstract repeat(queue: JobQueue, everySeconds: number): void;

  /** Makes this process a worker of the queue. When `handle` throws, the whole batch is retried. */
  abstract work<Data extends object>(queue: JobQueue, handle: (batch: Data[]) => Promise<void>): Promise<void>;
}
