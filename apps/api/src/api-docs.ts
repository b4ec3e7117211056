import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeApi } from './api-description';
import { apiCatalog } from './docs/api-catalog';
import { fullText, shortText } from './docs/texts-for-models';

/**
 * Serves Swagger UI at /api/docs and its document at /api/docs-json and /openapi.json, redirects `/` there, and serves
 * what machines look for: /llms.txt, /llms-full.txt and /.well-known/api-catalog, all made of the one document.
 */
export function serveApiDocs(app: NestFastifyApplication, publicUrl: string | undefined): void {
  let made: OpenAPIObject | undefined;
  // With the first request: most processes are never asked.
  const document = (): OpenAPIObject => (made ??= describeApi(app, publicUrl));
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'Team Selector API',
  });
  const server = app.getHttpAdapter().getInstance();
  const serve = (path: string, type: string, content: () => string | object): void => {
    server.get(path, HIDDEN, (_request, reply) => reply.type(type).send(content()));
  };
  server.get('/', HIDDEN, (_request, reply) => reply.redirect('/api/docs'));
  serve('/openapi.json', 'application/json', document);
  serve('/llms.txt', MARKDOWN, () => shortText(document()));
  serve('/llms-full.txt', MARKDOWN, () => fullText(document()));
  serve('/.well-known/api-catalog', 'application/linkset+json', () => JSON.stringify(apiCatalog(publicUrl ?? '')));
}

/** No operation of the API. */
const HIDDEN = { schema: { hide: true } as object };
const MARKDOWN = 'text/markdown; charset=utf-8';
