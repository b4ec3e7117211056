import { once } from 'node:events';
import { eventually } from './eventually.mjs';

/** Environment of a process that is to be looked into: its inspector listens on any free port. */
export const INSPECTABLE = { NODE_OPTIONS: '--inspect-port=127.0.0.1:0' };

/** Node's inspector of a process that was started {@link INSPECTABLE}. */
export class Inspector {
  #calls = 0;
  #socket;

  constructor(socket) {
    this.#socket = socket;
  }

  static async open({ pid, said }) {
    process.kill(pid, 'SIGUSR1');
    const address = await eventually('the inspector listens', () => /ws:\/\/\S+/.exec(said())?.[0]);
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return new Inspector(socket);
  }

  async call(method, params = {}) {
    const id = ++this.#calls;
    this.#socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [{ data }] = await once(this.#socket, 'message');
      const message = JSON.parse(data);
      if (message.id === id) return message.result;
    }
  }

  /** The value of an expression in that process, as JSON. @throws Error when it throws there. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.call('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  close() {
    this.#socket.close();
  }
}
