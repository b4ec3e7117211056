interface Attempt<Body> {
  /** Idempotency key. */
  key: string;
  body: Body;
}

/**
 * The attempts of a form. Sent again unchanged it is the same attempt: the same bytes under the same key, which is done
 * once, however often it arrives. Changed it is another one.
 */
export class Attempts<Body> {
  private last: (Attempt<Body> & { wish: string }) | undefined;

  /** @param wish what makes two bodies the same attempt, where that is not all of them. */
  attemptFor(body: Body, wish: unknown = body): Attempt<Body> {
    const text = JSON.stringify(wish);
    if (this.last?.wish !== text) this.last = { key: crypto.randomUUID(), body, wish: text };
    return this.last;
  }
}
