import type { FastifyInstance } from 'fastify';
import type { Fault } from '../http/faults';
import type { SandboxState } from '../http/serve';
import { faultSchema } from './schemas';

/** Fault injection: list, add and remove faults. */
export function faultRoutes(app: FastifyInstance, { faults }: SandboxState): void {
  app.get('/faults', () => faults.active);
  app.post<{ Body: Fault }>('/faults', { schema: { body: faultSchema } }, ({ body }, reply) => {
    faults.add(body);
    return reply.code(201).send(body);
  });
  app.delete('/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
}
