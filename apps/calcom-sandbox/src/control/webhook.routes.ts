import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../http/serve';

/** The webhooks with their secrets, and what was sent to them. */
export function webhookRoutes(app: FastifyInstance, { store, webhooks }: SandboxState): void {
  app.get('/webhooks', () => ({ webhooks: store.webhooks, sent: webhooks.sent }));

  /** Answers when nothing is on its way any more. */
  app.post('/webhooks/idle', async () => {
    await webhooks.idle();
    return { ok: true };
  });
}
