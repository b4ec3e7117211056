/**
 * Collects what is to be sent until all that has arrived by now is read. Whoever is answered while others are still being
 * read falls asleep and has to be woken up for the next answer, which costs more than the answer: half of all the time.
 */
export class EndOfTurn {
  private waiting: (() => void)[] = [];

  add(work: () => void): void {
    if (this.waiting.push(work) === 1) setImmediate(() => this.run());
  }

  private run(): void {
    const works = this.waiting;
    this.waiting = [];
    for (const work of works) work();
  }
}
