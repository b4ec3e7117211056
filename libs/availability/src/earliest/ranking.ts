/** Where slots come from. */
export interface Source {
  /** Decides between slots that start at the same time: the lower one comes first. No two are equal. */
  rank: number;
}

/** A slot, by its start. */
export interface SlotStart {
  /** Milliseconds since 1970. */
  start: number;
  /** As it stands in the answer. */
  text: string;
}

interface Ranked<S extends Source> extends SlotStart {
  source: S;
}

/** The earliest slots of all sources, at most `limit` of them. */
export class Ranking<S extends Source> {
  private readonly ranked: Ranked<S>[] = [];

  constructor(private readonly limit: number) {}

  /** @param slots ascending; read only as far as they count. */
  add(source: S, slots: Iterable<SlotStart>): void {
    for (const { start, text } of slots) {
      if (!this.hasPlaceFor(source, start)) return;
      const slot = { source, start, text };
      this.ranked.splice(this.placeOf(slot), 0, slot);
      if (this.ranked.length > this.limit) this.ranked.pop();
    }
  }

  /** Whether a slot of the source that starts then, or later, could be among the first. */
  hasPlaceFor(source: S, start: number): boolean {
    const last = this.ranked.at(-1);
    return this.ranked.length < this.limit || last === undefined || isBefore({ source, start }, last);
  }

  /** Ascending. */
  get slots(): readonly Ranked<S>[] {
    return this.ranked;
  }

  private placeOf(slot: Ranked<S>): number {
    let [low, high] = [0, this.ranked.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(slot, this.ranked[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

type Place = Pick<Ranked<Source>, 'source' | 'start'>;

const isBefore = (a: Place, b: Place): boolean =>
  a.start === b.start ? a.source.rank < b.source.rank : a.start < b.start;
