/** Controls the stand-in Cal.com. */
export class Sandbox {
  #origin;

  /** `url` up to and including its version. */
  constructor(url) {
    this.url = url;
    this.#origin = new URL(url).origin;
  }

  setUnlimited() {
    return this.#send('PUT', '/rate-limit', { limit: null });
  }

  addFault(fault) {
    return this.#send('POST', '/faults', fault);
  }

  clearFaults() {
    return this.#send('DELETE', '/faults');
  }

  /** Everything that was ever booked. */
  async bookings() {
    return (await this.#send('GET', '/state')).bookings;
  }

  async webhooks() {
    return (await this.#send('GET', '/webhooks')).webhooks;
  }

  /** Performs an action of a user on Cal.com's own pages. @returns undefined if Cal.com refuses it. */
  act(uid, verb, body) {
    return this.#send('POST', `/bookings/${uid}/${verb}`, body).catch(() => undefined);
  }

  async #send(method, path, body) {
    const json =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${this.#origin}/__sandbox${path}`, { method, ...json });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox answered ${method} ${path} with ${answer.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
