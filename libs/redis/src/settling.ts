/**
 * Milliseconds within which every process finds a server that has come back, or the one that has taken over: the longest
 * pause between two attempts, and a connection.
 */
const SPREAD_MS = 2000;

/**
 * Knows whether a server that was away has been back for so long that every process has found it. Before, another process
 * may have changed what lies there, and was not able to say so.
 */
export class Settling {
  private isBroken = false;
  private settledAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds on the monotonic clock. */
  constructor(private readonly now = () => performance.now()) {}

  get isSettled(): boolean {
    return this.now() >= this.settledAt;
  }

  noteBreak(): void {
    this.isBroken = true;
  }

  noteReturn(): void {
    // Also the first connection is reported as a return.
    if (this.isBroken) this.settledAt = this.now() + SPREAD_MS;
    this.isBroken = false;
  }
}
