/**
 * Batches the answers of one tick: they are sent after all requests that have already arrived are read. Otherwise a
 * client goes idle after each answer and the system reschedules it for the next one, which took half of the total time.
 */
export class TickBatcher {
  private batch: (() => void)[] = [];

  add(send: () => void): void {
    if (this.batch.push(send) === 1) setImmediate(() => this.run());
  }

  private run(): void {
    const { batch } = this;
    this.batch = [];
    for (const send of batch) send();
  }
}
