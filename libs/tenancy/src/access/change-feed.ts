import type { Coherence } from '@app/common';

/** What the database announces changes of: rows of a table, or something that follows from them. */
export type Subject =
  | 'token'
  | 'user'
  | 'company'
  | 'agent'
  | 'team'
  | 'default team'
  | 'event type'
  | 'offer'
  | 'catalogue'
  | 'sync run'
  | 'maintenance';

/**
 * A committed change: of the rows with these keys, of all rows of a company (when they are too many to be named), or of
 * anything at all.
 */
export type RowChange =
  { subject: Subject; keys: readonly string[] } | { subject: Subject; companyId: number } | 'everything';

/**
 * Events for committed changes of rows that instances keep copies of. They come from the database, so changes by other
 * instances, commands and operators at a prompt are included. `@app/database` provides it.
 */
export abstract class ChangeFeed implements Coherence {
  /** Calls `onChange` for each committed change, and `onGap` whenever events may have been lost. */
  abstract listen(onChange: (change: RowChange) => void, onGap: () => void): void;

  /** True while the watermark is fresh: every event has arrived, except those of the last few hundred milliseconds. */
  abstract isCurrent(): boolean;

  /** Resolves when the events of everything that was committed before the call have arrived at this instance. */
  abstract caughtUp(): Promise<void>;

  /** Resolves when no instance uses anything that the changes committed so far have made invalid. */
  abstract settled(): Promise<void>;
}
