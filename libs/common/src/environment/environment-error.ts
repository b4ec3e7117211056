/** A start that cannot go on. The message lists every bad variable at once. */
export class EnvironmentError extends Error {
  /** @param problems each a sentence that begins with the variable. */
  constructor(readonly problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'EnvironmentError';
  }
}
