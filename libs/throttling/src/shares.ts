/** How much may be held at once. */
export interface ShareBounds {
  /** By one holder. */
  each: number;
  /** By all holders together. */
  all: number;
}

/**
 * A bounded stock that is held for a while, with a share per holder. A holder never has more than what is still free, so
 * however many holders take all they can get, something is left for the next one. (In switches this is called a dynamic
 * threshold.) Nothing waits: what cannot be held is refused.
 */
export class Shares {
  private readonly held = new Map<string, number>();
  private total = 0;

  constructor(private readonly bounds: ShareBounds) {}

  /** @returns what gives the amount back; calling it twice is harmless. Undefined when the holder's share is used up. */
  take(holder: string, amount: number): (() => void) | undefined {
    const own = (this.held.get(holder) ?? 0) + amount;
    const free = this.bounds.all - this.total - amount;
    if (own > Math.min(this.bounds.each, free)) return undefined;
    this.total += amount;
    this.held.set(holder, own);
    let isHeld = true;
    return () => {
      if (isHeld) this.giveBack(holder, amount);
      isHeld = false;
    };
  }

  private giveBack(holder: string, amount: number): void {
    this.total -= amount;
    const rest = (this.held.get(holder) ?? 0) - amount;
    if (rest > 0) this.held.set(holder, rest);
    else this.held.delete(holder);
  }
}
