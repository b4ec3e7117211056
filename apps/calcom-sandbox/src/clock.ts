/** A running clock with an adjustable offset. */
export class Clock {
  private offset = 0;

  constructor(private readonly base: () => Date = () => new Date()) {}

  now(): Date {
    return new Date(this.base().getTime() + this.offset);
  }

  /** The clock goes on from this instant; null returns to the base clock. */
  moveTo(instant: Date | null): void {
    this.offset = instant === null ? 0 : instant.getTime() - this.base().getTime();
  }
}
