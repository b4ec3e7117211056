/** A small generator of pseudo-random numbers (mulberry32): one seed gives one sequence on every machine. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(from, to) {
    return from + this.next() * (to - from);
  }

  pick(items) {
    return items[Math.floor(this.next() * items.length)];
  }

  /** @param weights by name. @returns a name. */
  pickByWeight(weights) {
    const entries = Object.entries(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1))[0];
  }

  /** The first item is chosen most, the n-th 1/n as often. */
  pickZipf(items) {
    return items[Number(this.pickByWeight(Object.fromEntries(items.map((_, n) => [n, 1 / (n + 1)]))))];
  }
}
