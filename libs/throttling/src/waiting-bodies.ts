import type { BodyShares } from './body-shares';

/** Bodies that wait, of one network. A burst of an office behind one address fits in, before its token is known. */
const MAX_WAITING = 512;
const MAX_WAITING_IN_ALL = 4096;
/** Those before it are read within milliseconds, unless their senders are slow. */
const MAX_WAIT_MS = 2000;

interface Waiter {
  bytes: number;
  begin: (leave: (() => void) | undefined) => void;
  timer: NodeJS.Timeout;
}

/**
 * Bodies that are not read yet, because their network has used up its share: the first to come is the first to be read,
 * and networks take turns. A sender who waits only holds its own connection, and what it sends stays with it.
 */
export class WaitingBodies {
  /** By network; the next in turn comes first. */
  private readonly queues = new Map<string, Waiter[]>();
  private total = 0;

  constructor(
    private readonly shares: BodyShares,
    private readonly maxWaitMs = MAX_WAIT_MS,
  ) {}

  /** @returns what gives the place back; a promise of it where it must wait: of undefined when there was none in time. */
  take(network: string, bytes: number): (() => void) | Promise<(() => void) | undefined> {
    // First in, first out: with a queue, later requests join its end.
    const leave = this.queues.has(network) ? undefined : this.shares.take(network, bytes);
    return leave ? this.thenNext(leave) : this.wait(network, bytes);
  }

  private wait(network: string, bytes: number): Promise<(() => void) | undefined> {
    const queue = this.queues.get(network) ?? [];
    if (queue.length >= MAX_WAITING || this.total >= MAX_WAITING_IN_ALL) return Promise.resolve(undefined);
    return new Promise((begin) => {
      const waiter: Waiter = { bytes, begin, timer: setTimeout(() => this.giveUp(network, waiter), this.maxWaitMs) };
      queue.push(waiter);
      this.queues.set(network, queue);
      this.total++;
    });
  }

  private giveUp(network: string, waiter: Waiter): void {
    const queue = this.queues.get(network) ?? [];
    this.remove(network, queue, queue.indexOf(waiter));
    waiter.begin(undefined);
  }

  private thenNext(leave: () => void): () => void {
    return () => {
      leave();
      this.dispatch();
    };
  }

  /** In rounds, one body of each network, for as long as one fits: what a large body leaves may hold several. */
  private dispatch(): void {
    while (this.queues.size > 0 && this.dispatchRound()) continue;
  }

  private dispatchRound(): boolean {
    let hasBegun = false;
    // A queue that is served goes behind all others, and is not visited again in this round.
    for (const [network, queue] of Array.from(this.queues)) {
      const [first] = queue;
      const leave = first && this.shares.take(network, first.bytes);
      if (!leave) continue;
      this.remove(network, queue, 0);
      clearTimeout(first.timer);
      first.begin(this.thenNext(leave));
      hasBegun = true;
    }
    return hasBegun;
  }

  /** The next turn of the remaining queue comes after those of all others. */
  private remove(network: string, queue: Waiter[], index: number): void {
    queue.splice(index, 1);
    this.total--;
    if (index === 0 || queue.length === 0) this.queues.delete(network);
    if (queue.length > 0) this.queues.set(network, queue);
  }
}
