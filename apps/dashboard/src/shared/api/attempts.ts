interface Attempt<Body> {
  /** Idempotency key. */
  key: string;
  body: Body;
}

/**
 * The attempts to submit a form. Submitted again unchanged, it is the same attempt: the same bytes under the same key,
 * which the server carries out once. Submitted with changes, it is a new one.
 */
export class Attempts<Body> {
  private last: (Attempt<Body> & { wish: string }) | undefined;

  /** @param wish identifies the attempt if not all of the body does. */
  attemptFor(body: Body, wish: unknown = body): Attempt<Body> {
    const text = JSON.stringify(wish);
    if (this.last?.wish !== text) this.last = { key: crypto.randomUUID(), body, wish: text };
    return this.last;
  }
}
