import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeApi } from './api-description';
import { apiCatalog } from './docs/api-catalog';
import type { ApiDocument } from './docs/document';
import { signInScript } from './docs/sign-in-script';
import { fullText, shortText } from './docs/texts-for-models';

/** What makes the docs page of a trial server work with the first click. */
export interface TrialDocs {
  /** The token that the page starts with; undefined: none. */
  readonly token: string | undefined;
  /** @returns the document with examples that exist on this server. */
  withOwnExamples(document: ApiDocument): Promise<ApiDocument>;
}

/**
 * Serves Swagger UI at /api/docs and its document at /api/docs-json and /openapi.json, and serves what machines look
 * for: /llms.txt, /llms-full.txt and /.well-known/api-catalog, all made of the one document.
 */
export function serveApiDocs(app: NestFastifyApplication, publicUrl: string | undefined, trial?: TrialDocs): void {
  let made: ApiDocument | undefined;
  // With the first request: most processes are never asked.
  const document = (): ApiDocument => (made ??= describeApi(app, publicUrl));
  SwaggerModule.setup('api/docs', app, () => document() as unknown as OpenAPIObject, {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'Team Selector API',
    swaggerOptions: { persistAuthorization: true, displayRequestDuration: true },
    ...(trial && { customJs: SIGN_IN }),
    ...(trial && { patchDocumentOnRequest: () => trial.withOwnExamples(document()) as never }),
  });
  const server = app.getHttpAdapter().getInstance();
  const serve = (path: string, type: string, content: () => string | object): void => {
    server.get(path, HIDDEN, (_request, reply) => reply.type(type).send(content()));
  };
  if (trial) {
    server.get(SIGN_IN, HIDDEN, ({ headers: { host } }, reply) =>
      reply.type('text/javascript; charset=utf-8').send(signInScript(host, trial.token)),
    );
  }
  serve('/openapi.json', 'application/json', document);
  serve('/llms.txt', MARKDOWN, () => shortText(document()));
  serve('/llms-full.txt', MARKDOWN, () => fullText(document()));
  serve('/.well-known/api-catalog', 'application/linkset+json', () => JSON.stringify(apiCatalog(publicUrl ?? '')));
}

const SIGN_IN = '/api/docs/sign-in.js';

/** No operation of the API. */
const HIDDEN = { schema: { hide: true } as object };
const MARKDOWN = 'text/markdown; charset=utf-8';
