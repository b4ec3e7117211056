/**
 * Closes everything before the process ends by a signal or with npm. A killed npm takes its shell along, which forwards
 * no signal, but then this process has a new parent.
 */
export class Interruption {
  /** What to close. Undefined while nothing is open. */
  closing;
  #isUnderWay = false;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void this.#end());
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && void this.#end(), 500).unref();
  }

  /** Never resolves during an interruption, whose failures are not worth reporting: the servers are being stopped. */
  async unlessUnderWay() {
    if (this.#isUnderWay) await new Promise(() => {});
  }

  async #end() {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    await this.closing?.close();
    process.exit(130);
  }
}
