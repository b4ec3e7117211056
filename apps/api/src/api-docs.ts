import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeCommonAnswers } from './docs/common-answers';
import { Routes } from '@app/tenancy';
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

/** Serves Swagger UI at /api/docs and its document at /api/docs-json, and redirects `/` there. */
export function serveApiDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/docs-json',
    customSiteTitle: 'Team Selector API',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/', { schema: { hide: true } as object }, (_request, reply) => reply.redirect('/api/docs'));
}
