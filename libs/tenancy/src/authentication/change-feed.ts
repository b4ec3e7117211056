import type { Coherence } from '@app/common';

/** What happened to whom: `token:5`, `user:7`, `company:3`, or `everything`. */
export type CallerChange = string;

/**
 * What the database itself says about changes of tokens, users and companies, whoever made them: another instance, a
 * command, or an operator at a prompt. The room that knows the database provides it.
 */
export abstract class ChangeFeed implements Coherence {
  /** `onNews` for each change that was committed; `onGap` whenever some may have been missed. */
  abstract listen(onChange: (news: CallerChange) => void, onGap: () => void): void;

  /** True while everything that was committed up to a moment ago has been heard. */
  abstract isCurrent(): boolean;

  /** Resolves when no instance uses anything that the changes committed so far have made untrue. */
  abstract settled(): Promise<void>;
}
