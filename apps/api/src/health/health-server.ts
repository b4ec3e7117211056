import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import type { Environment } from '@app/common';
import { listening } from '../listening';
import { bearsToken, HOW_TO_ASK } from '../metrics/metrics-token';
import { reachableUrl } from '../reachable-url';
import type { Readiness } from './readiness';

/**
 * Answers only `/health/live`, `/health/ready` and, with a METRICS_TOKEN configured, `/metrics`: for a process that
 * serves no routes.
 */
export class HealthServer {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(readiness: Readiness, registry: Registry, environment: Environment): Promise<HealthServer> {
    const { metricsToken } = environment;
    const server = createServer((request, response) => {
      const isOfMetrics = metricsToken !== undefined && pathOf(request) === '/metrics';
      void (isOfMetrics ? tell(registry, metricsToken, request, response) : answer(readiness, request, response));
    });
    server.listen(environment.port, environment.host);
    await listening(once(server, 'listening'), environment);
    return new HealthServer(server, reachableUrl(server, environment));
  }

  close(): void {
    this.server.close();
    this.server.closeIdleConnections();
  }
}

const pathOf = ({ url = '' }: IncomingMessage): string | undefined => url.split('?', 1)[0];

/** Answers with the metrics when the request has the METRICS_TOKEN. */
async function tell(
  registry: Registry,
  token: string,
  { headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!bearsToken(headers, token)) return send(response, 401, { status: 'unauthenticated', message: HOW_TO_ASK });
  const text = await registry.metrics();
  response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
}

async function answer(readiness: Readiness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  if (path === '/health/live') return send(response, 200, { status: 'up' });
  if (path !== '/health/ready') return send(response, 404, { status: 'unknown', message: 'There is no such route' });
  const report = await readiness.report();
  send(response, report.status === 'up' ? 200 : 503, report);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
