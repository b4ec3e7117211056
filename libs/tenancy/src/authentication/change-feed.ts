import type { Coherence } from '@app/common';

/** An event of the change feed: `token:5`, `user:7`, `company:3`, or `everything`. */
export type CallerChange = string;

/**
 * Events for committed changes of tokens, users and companies. They come from the database, so changes by other
 * instances, commands and operators at a prompt are included. `@app/database` provides it.
 */
export abstract class ChangeFeed implements Coherence {
  /** Calls `onChange` for each committed change, and `onGap` whenever events may have been lost. */
  abstract listen(onChange: (change: CallerChange) => void, onGap: () => void): void;

  /** True while the watermark is fresh: every event has arrived, except those of the last few hundred milliseconds. */
  abstract isCurrent(): boolean;

  /** Resolves when no instance uses anything that the changes committed so far have made invalid. */
  abstract settled(): Promise<void>;
}
