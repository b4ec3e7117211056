import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Environment } from '@app/common';
import { listening } from '../listening';
import { reachableUrl } from '../reachable-url';
import type { Readiness } from './readiness';

/** Answers `/health/live` and `/health/ready` and nothing else, for a process that serves no routes. */
export class HealthServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(readiness: Readiness, environment: Environment): Promise<HealthServer> {
    const server = createServer((request, response) => void answer(readiness, request.url ?? '', response));
    server.listen(environment.port, environment.host);
    await listening(once(server, 'listening'), environment);
    return new HealthServer(server, reachableUrl(server, environment));
  }

  close(): void {
    this.server.close();
    this.server.closeIdleConnections();
  }
}

async function answer(readiness: Readiness, url: string, response: ServerResponse): Promise<void> {
  const [path] = url.split('?', 1);
  if (path === '/health/live') return send(response, 200, { status: 'up' });
  if (path !== '/health/ready') return send(response, 404, { status: 'unknown', message: 'There is no such route' });
  const report = await readiness.report();
  send(response, report.status === 'up' ? 200 : 503, report);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
