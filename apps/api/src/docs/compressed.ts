import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The documents and the files of Swagger UI: large, and the same for everybody, so that their length tells no secret. */
const DOCUMENTS = /^\/(api\/docs|openapi\.json|llms)/;

/** Sends the documents compressed. Has to be called before their routes are made; all other routes stay as they are. */
export async function compressDocuments(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRoute', (route) => {
    if (DOCUMENTS.test(route.url)) route.compress = { threshold: 1024 };
  });
  await server.register(compress, { global: false, encodings: ['br', 'gzip', 'identity'] });
}
