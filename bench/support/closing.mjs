/** What was opened, to be closed again in any case: the last first. */
export class Closing {
  #works = [];
  #closing;

  /** To be called before anything is waited for: what starts slowly must be stopped, too. */
  defer(close) {
    if (this.#closing) void attempt(close);
    else this.#works.push(close);
  }

  /** Whoever calls again waits for the same. What cannot be closed is named, and keeps nothing else open. */
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
