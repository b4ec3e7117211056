/** A clock that can be moved while it keeps running. */
export class Clock {
  private offset = 0;

  constructor(private readonly base: () => Date = () => new Date()) {}

  now(): Date {
    return new Date(this.base().getTime() + this.offset);
  }

  /** From here on it is this moment; null returns to the base clock. */
  moveTo(moment: Date | null): void {
    this.offset = moment === null ? 0 : moment.getTime() - this.base().getTime();
  }
}
