/** Where a server is in the write-ahead log, in bytes from its beginning. */
export type Position = bigint;

/** @param text as PostgreSQL writes it: `16/B374D848`. */
export function positionFrom(text: string): Position {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/**
 * Where the primary was a while ago. A replica that has come so far shows everything that was committed until then,
 * whatever its own clock and its connection to the primary are like.
 */
export class PrimaryPositions {
  private readonly seen: { at: number; position: Position }[] = [];

  /** @param maxAge of what a replica may show, in milliseconds. */
  constructor(private readonly maxAge: number) {}

  /** @param at when the primary was asked, on the monotonic clock. */
  note(at: number, position: Position): void {
    this.seen.push({ at, position });
    // The last one that is old enough, and all later ones.
    while (this.seen[1] && this.seen[1].at <= at - this.maxAge) this.seen.shift();
  }

  /** Until the primary has been looked at for long enough, the first look is what counts. */
  isCurrent(replayed: Position, now: number): boolean {
    const [first] = this.seen;
    const wanted = this.seen.findLast(({ at }) => at <= now - this.maxAge) ?? first;
    return wanted !== undefined && replayed >= wanted.position;
  }
}
