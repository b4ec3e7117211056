/** Closes what a bench has opened, in reverse order. */
export class Closing {
  #works = [];
  #closing;

  /** Call it before awaiting the start of a program, so that a program that is still starting is stopped, too. */
  defer(close) {
    if (this.#closing) void attempt(close);
    else this.#works.push(close);
  }

  /** Later calls await the first one. A failure to close is logged, and the rest is closed nevertheless. */
  close() {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll() {
    for (const close of this.#works.splice(0).toReversed()) await attempt(close);
  }
}

async function attempt(close) {
  try {
    await close();
  } catch (error) {
    console.error(`Could not be closed: ${error.message}`);
  }
}
