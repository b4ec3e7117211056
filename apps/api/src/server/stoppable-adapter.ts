import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextIteration, setTimeout as pause } from 'node:timers/promises';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { serverOptions } from './server-options';

/** Milliseconds for which a stopping process takes over connections that wait for it, at most. */
const ACCEPTING_MS = 1000;

/** Milliseconds after which a connection that has sent nothing is closed. Browsers open such ahead of need. */
const SILENCE_MS = 1000;

/** Milliseconds. */
interface Stopping {
  /** For which a stopping process goes on as before, except that it says so. 0: it stops listening at once. */
  notice: number;
  /** For requests under way, from then on. */
  drain: number;
}

/**
 * Stops the server in steps, so that no request is lost behind a balancer. First it gives notice: `/health/ready` answers
 * 503 and each connection closes with its next answer, while everything is still served. Then nothing listens any more,
 * and requests under way are finished while background work ends. What is still open at the deadline is cut.
 */
export class StoppableAdapter extends FastifyAdapter {
  private isEnding = false;
  private readonly connections: ReadonlySet<Socket>;
  private drained?: Promise<unknown>;

  constructor(
    options: ReturnType<typeof serverOptions> & { loggerInstance: FastifyBaseLogger },
    private readonly stopping: Stopping,
  ) {
    super(options);
    closeConnectionsWhile(this.getInstance(), () => this.isEnding);
    this.connections = openConnectionsOf(this.getInstance().server);
  }

  /** Whether the process is about to end, so that balancers should look for another one. */
  get isStopping(): boolean {
    return this.isEnding;
  }

  /** Nest awaits it before all hooks of a shutdown. */
  override async beforeClose(): Promise<void> {
    this.isEnding = true;
    const server = this.getHttpServer() as Server;
    if (!server.listening) return;
    const { notice, drain } = this.stopping;
    await pause(notice);
    super.beforeClose();
    await acceptAll(server, Math.min(notice, ACCEPTING_MS));
    const deadline = setTimeout(() => server.closeAllConnections(), drain);
    // To Node such a connection is one with a request under way.
    const silence = setTimeout(() => closeSilent(this.connections), SILENCE_MS);
    this.drained = once(server, 'close').finally(() => {
      clearTimeout(deadline);
      clearTimeout(silence);
    });
    server.close();
  }

  /** Databases and connections are closed after this. */
  override async close(): Promise<void> {
    await this.drained;
    await super.close();
  }
}

/**
 * Takes over the connections that the kernel has opened already: the end of listening resets what is still in its queue,
 * and with it requests that were sent, which a balancer may not send again when they change something. The event loop
 * takes one connection in each iteration.
 */
async function acceptAll(server: Server, longest: number): Promise<void> {
  const until = performance.now() + longest;
  let hasAccepted: boolean;
  const note = (): void => void (hasAccepted = true);
  server.on('connection', note);
  do {
    hasAccepted = false;
    await nextIteration();
  } while (hasAccepted && performance.now() < until);
  server.off('connection', note);
}

function openConnectionsOf(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

function closeSilent(connections: ReadonlySet<Socket>): void {
  // One that was answered last lingers by itself, and its bytes are not counted any more.
  for (const socket of connections) if (socket.bytesRead === 0 && !socket.writableEnded) socket.destroy();
}

/** A kept-alive connection would otherwise wait for a next request, which would meet its end. */
function closeConnectionsWhile(server: FastifyInstance, isEnding: () => boolean): void {
  server.addHook('onRequest', (_request, reply, done) => {
    if (isEnding()) void reply.header('connection', 'close');
    done();
  });
  // Of requests that had come before.
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (isEnding()) void reply.header('connection', 'close');
    done(null, payload);
  });
}
