/** How hard a job is tried. All in seconds, but for the limit. */
export interface JobPolicy {
  /** Who is at a batch for longer counts as lost, and another one gets it. */
  readonly expireInSeconds: number;
  readonly retryLimit: number;
  readonly retryDelay: number;
  /** What was not done by then is given up. */
  readonly retentionSeconds: number;
  /** What is done is kept for so long. */
  readonly deleteAfterSeconds: number;
}

/** One kind of background work. */
export interface JobQueue {
  readonly name: string;
  /** Seconds after a job was written down until somebody may take it. */
  readonly startAfter: number;
  /** How often each working process looks for jobs, in seconds. */
  readonly pollEvery: number;
  /** How many it takes at a time, at most. */
  readonly batchSize: number;
  readonly policy: JobPolicy;
}

/**
 * Work that survives the process which asked for it. Every process of the service may write jobs down; those that answer
 * requests also work them off, each job in one of them, and again if that one dies over it. So a job may be done twice.
 *
 * The room that knows the database provides it.
 */
export abstract class Jobs {
  /**
   * Writes a job down inside the transaction at hand: it is there if that commits, and else it never was. A job that
   * cannot be written down fails the transaction, as any other statement in it would.
   * @param transaction as the ORM hands it to whoever listens to its events.
   * @returns its id.
   */
  abstract send(queue: JobQueue, data: object, transaction: object): Promise<string>;

  /** There is nothing left to do. Said without waiting; a job that stays nevertheless is done once more. */
  abstract discard(queue: JobQueue, id: string): void;

  /** Begins to work jobs off in this process. What `handle` throws is tried again, the whole batch of it. */
  abstract work<Data extends object>(queue: JobQueue, handle: (batch: Data[]) => Promise<void>): Promise<void>;
}
