import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A TCP proxy that injects faults between a program and a server. `swallow`: connections stay open, and nothing sent from
 * then on ever arrives, as when a cable is cut; a frozen server would deliver its queue once it thaws. `refuse`: open and
 * new connections are closed. `slow`: everything arrives, responses after a delay in milliseconds.
 */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private mode: 'pass' | 'swallow' | 'refuse' = 'pass';
  private latencyMs = 0;
  /** The port to return to after {@link leave}. */
  private port = 0;

  private constructor(
    private target: URL,
    private readonly server: Server,
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  static async open(target: string): Promise<FaultProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultProxy(new URL(target), server);
  }

  /** The target's URL with this proxy's address. */
  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return Object.assign(new URL(this.target.href), { hostname: '127.0.0.1', port: String(port) }).href;
  }

  pass(): void {
    this.mode = 'pass';
    this.latencyMs = 0;
  }

  slow(ms: number): void {
    this.mode = 'pass';
    this.latencyMs = ms;
  }

  /** Connects to another server from now on, as when the address has failed over. */
  leadTo(target: string): void {
    this.refuse();
    this.target = new URL(target);
    this.pass();
  }

  swallow(): void {
    this.mode = 'swallow';
  }

  refuse(): void {
    this.mode = 'refuse';
    for (const socket of this.sockets) socket.destroy();
  }

  /** Stops listening, so that connections are refused by the machine itself, until {@link comeBack}. */
  async leave(): Promise<void> {
    this.port = Number(new URL(this.url).port);
    await this.close();
  }

  async comeBack(): Promise<void> {
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.pass();
  }

  async close(): Promise<void> {
    this.refuse();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    if (this.mode === 'refuse') {
      client.destroy();
      return;
    }
    const server = connect(Number(this.target.port || 6379), this.target.hostname);
    this.forward(client, server, () => 0);
    this.forward(server, client, () => this.latencyMs);
  }

  private forward(from: Socket, to: Socket, latency: () => number): void {
    this.sockets.add(from);
    // Chunks are delayed one after another, so that none overtakes an earlier one.
    let way = Promise.resolve();
    from.on('data', (chunk) => {
      if (this.mode !== 'pass') return;
      const due = performance.now() + latency();
      const before = way;
      way = (async () => {
        await before;
        const rest = due - performance.now();
        if (rest > 0) await pause(rest);
        if (to.writable) to.write(chunk);
      })();
    });
    // Resets and refused connections are expected here.
    from.on('error', () => {});
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}
