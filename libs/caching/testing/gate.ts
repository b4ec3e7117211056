/** Holds work up until the test lets it go on; afterwards it stays open. */
export class Gate {
  /** Resolves when the first one stands before the gate. */
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
