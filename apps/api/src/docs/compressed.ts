import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The documents and Swagger UI's files: large, and the same for all readers, so their length reveals no secret. */
const DOCUMENTS = /^\/(api\/docs|openapi\.json|llms)/;

/** Sends the documents compressed. Call it before their routes are registered; leaves other routes as they are. */
export async function compressDocuments(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    if (DOCUMENTS.test(route.url)) route.compress = { threshold: 1024 };
  });
  await server.register(compress, { global: false, encodings: ['br', 'gzip', 'identity'] });
}
