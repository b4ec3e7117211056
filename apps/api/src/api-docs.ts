import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeCommonAnswers } from './docs/common-answers';
import { Routes } from '@app/tenancy';
import { apiCatalog } from './docs/api-catalog';
import { fullText, shortText } from './docs/texts-for-models';
import { API_PREFIX } from './api-prefix';
import { checkedClasses, describeConstraints } from './docs/constraints';
import { describeIdempotentSettings } from './docs/idempotent-settings';

const INTRODUCTION = `
Pick one of your company's Cal.com teams, see its services, find a free slot, book it exactly once.

Success is \`{"success": true, "data": …}\`; failure is \`{"success": false, "statusCode", "code", "message", "request_id", "details"?}\`
with a stable \`code\`. What belongs to another company is refused exactly like what does not exist.

Headers of more than 16 kB are answered with 431, a request that takes longer than 30 s to arrive with 408.
`;

/** The OpenAPI description of every route, derived from the code. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Team Selector')
    .setDescription(INTRODUCTION.trim())
    .setVersion('1')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'A token `<id>|<secret>` from POST /api/auth/tokens',
    })
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'x-retell-signature', description: 'Retell’s signature of the body' },
      'retell',
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'x-cal-signature-256',
        description: 'HMAC-SHA256 of the body with the secret of the subscription, in lower-case hex',
      },
      'calcom',
    )
    .build();
  describeConstraints();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}`,
  });
  describeCommonAnswers(document);
  describeIdempotentSettings(document, API_PREFIX, app.get(Routes).all());
  const checked = checkedClasses();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (checked.has(name)) Object.assign(schema, { additionalProperties: false });
  }
  return document;
}

/**
 * Serves Swagger UI at /api/docs and its document at /api/docs-json and /openapi.json, redirects `/` there, and serves
 * what machines look for: /llms.txt, /llms-full.txt and /.well-known/api-catalog, all made of the one document.
 */
export function serveApiDocs(app: NestFastifyApplication, publicUrl: string | undefined): void {
  let made: OpenAPIObject | undefined;
  // With the first request: most processes are never asked.
  const document = (): OpenAPIObject => (made ??= describeApi(app));
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
