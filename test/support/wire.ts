import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A response as it came over the connection. */
export interface WireAnswer {
  /** 0 when the connection was closed without a response. */
  status: number;
  headers: Headers;
  body: string;
}

/** A TCP connection that sends any bytes, also such as no HTTP client would. */
export class Wire {
  private readonly chunks: Buffer[] = [];
  private constructor(
    private readonly socket: Socket,
    private readonly isHalfOpen: boolean,
  ) {
    socket.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    // Resets by the server are expected here.
    socket.on('error', () => {});
  }

  /** @param isHalfOpen whether it goes on sending when the server has said that it is over. */
  static async open(url: string, isHalfOpen = false): Promise<Wire> {
    return new Wire(await connected(url, isHalfOpen), isHalfOpen);
  }

  /** Sends all parts on a connection of its own and waits until the server closes it. */
  static async exchange(url: string, ...parts: (string | Buffer)[]): Promise<WireAnswer> {
    const wire = await Wire.open(url);
    for (const part of parts) wire.send(part);
    return wire.closed();
  }

  send(part: string | Buffer): void {
    if (this.socket.writable) this.socket.write(part);
  }

  get isOpen(): boolean {
    return !this.socket.destroyed && (this.isHalfOpen || !this.socket.readableEnded);
  }

  /** Whether the server has said that it is over. */
  get isEnded(): boolean {
    return this.socket.readableEnded;
  }

  get received(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }

  /** Sends everything before anything is read, as simple clients do. @throws Error when the connection breaks. */
  static async exchangeInTurn(url: string, ...parts: string[]): Promise<WireAnswer> {
    const socket = await connected(url, true);
    for (const part of parts)
      await new Promise<void>((sent, broken) => socket.write(part, (error) => (error ? broken(error) : sent())));
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    return parse(Buffer.concat(chunks).toString('utf8'));
  }

  /** The response so far. */
  get answer(): WireAnswer {
    return parse(this.received);
  }

  /** Waits until the connection is closed. @returns the response so far. */
  async closed(): Promise<WireAnswer> {
    if (!this.socket.destroyed) await once(this.socket, 'close').catch(() => {});
    return this.answer;
  }

  hangUp(): void {
    this.socket.destroy();
  }
}

async function connected(url: string, allowHalfOpen: boolean): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen });
  await once(socket, 'connect');
  return socket;
}

function parse(text: string): WireAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]));
  return { status: Number(first.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n') };
}
