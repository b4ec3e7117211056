/**
 * Ctrl-C, and the end of npm: whoever ends npm ends the shell that npm has started, and a shell hands no signal on, but
 * then this process gets a new parent. What is open is closed first.
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

  /** A bench whose servers are being taken away fails, and that is not worth telling. Resolves unless it is so. */
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
