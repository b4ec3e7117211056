/** Blocks work until the test opens it; then it stays open. */
export class Gate {
  /** Resolves when the first work is blocked. */
  readonly reached: Promise<void>;
  private arrive: () => void;
  private readonly opened: Promise<void>;
  private unlock: () => void;

  constructor() {
    this.reached = new Promise((resolve) => (this.arrive = resolve));
    this.opened = new Promise((resolve) => (this.unlock = resolve));
  }

  async pass<T>(work: () => T): Promise<T> {
    this.arrive();
    await this.opened;
    return work();
  }

  open(): void {
    this.unlock();
  }
}
