import { once } from 'node:events';
import { connect } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';
const NOTHING = Buffer.alloc(0);

/** A request as bytes, which are made once and sent often. */
export function requestOf(url, path, { method = 'GET', token, body, headers = {} } = {}) {
  const payload = body === undefined ? '' : JSON.stringify(body);
  const fields = {
    host: new URL(url).host,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    ...headers,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${payload}`);
}

/**
 * A keep-alive connection with one request in flight. It does little, because a general client spends more on a request
 * than the server that is measured.
 */
export class Connection {
  #socket;
  #waiting;
  #received = NOTHING;

  constructor(socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The connection was closed')));
  }

  static async open(url) {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  get isBusy() {
    return this.#waiting !== undefined;
  }

  get isOpen() {
    return !this.#socket.destroyed;
  }

  /** @returns `{status, head, body}`; the body is a Buffer. */
  send(request) {
    return new Promise((answered, failed) => {
      // No event follows that would end the wait.
      if (!this.isOpen) return failed(new Error('The connection was closed before'));
      this.#waiting = { answered, failed };
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket.destroy();
  }

  #receive(chunk) {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.#received.latin1Slice(0, end);
    const status = Number(head.slice(9, 12));
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
    const hasNone = status === 204 || status === 304;
    if (length === undefined && !hasNone) return this.#fail(new Error(`An answer of unknown length:\n${head}`));
    const begin = end + END_OF_HEAD.length;
    const total = begin + (hasNone ? 0 : Number(length));
    if (this.#received.length < total) return;
    const body = this.#received.subarray(begin, total);
    this.#received = NOTHING;
    const { answered } = this.#waiting;
    this.#waiting = undefined;
    answered({ status, head, body });
  }

  #fail(error) {
    this.#socket.destroy();
    this.#waiting?.failed(error);
    this.#waiting = undefined;
  }
}

/** Sends one request over a connection of its own. */
export async function sendOnce(url, path, options) {
  const connection = await Connection.open(url);
  try {
    return await connection.send(requestOf(url, path, options));
  } finally {
    connection.close();
  }
}
