import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Routes } from '@app/tenancy';
import { API_PREFIX } from './api-prefix';
import { describeChoices } from './docs/choices';
import { addCodeSamples } from './docs/code-samples';
import { describeCommonAnswers } from './docs/common-answers';
import { checkedClasses, describeConstraints } from './docs/constraints';
import type { ApiDocument } from './docs/document';
import { allOperationsOf, operationsOf } from './docs/walk';
import { giveExamples } from './docs/examples';
import { describeHeaders } from './docs/headers';
import { describeIdempotentSettings } from './docs/idempotent-settings';
import { INTRODUCTION } from './docs/introduction';
import { operationIdOf, receptionistIdOf } from './docs/operation-ids';
import { describeOperations } from './docs/operation-texts';
import { leaveOptionalEmpty } from './docs/optional-parameters';
import { describeOutgoingEvents } from './docs/outgoing-events';
import { nameEnums } from './docs/enum-names';
import { renameSchemas } from './docs/schema-names';
import { shareFailures } from './docs/shared-responses';
import { BEARER, SESSION, SIGNATURES } from './docs/security-schemes';
import { describeSignedSenders } from './docs/signed-senders';
import { tagsOf } from './docs/tags';
import { narrowValues } from './docs/value-types';

/** Version of the package; `CHANGELOG.md` lists the changes of each. */
const VERSION = '0.1.0';

/** The OpenAPI description of every route, derived from the code. @param publicUrl where the outside reaches us. */
export function describeApi(app: NestFastifyApplication, publicUrl?: string): ApiDocument {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Team Selector')
    .setDescription(INTRODUCTION)
    .setVersion(VERSION)
    .addServer(publicUrl ?? '/', publicUrl === undefined ? 'The server of this document' : undefined)
    .addBearerAuth(BEARER)
    .addApiKey(SESSION, 'session')
    .addApiKey(SIGNATURES.retell, 'retell')
    .addApiKey(SIGNATURES.calcom, 'calcom')
    .build();
  describeConstraints();
  const derived = SwaggerModule.createDocument(app, config, { operationIdFactory: operationIdOf });
  const document = derived as unknown as ApiDocument;
  Object.assign(document.info, {
    license: { name: 'MIT', identifier: 'MIT' },
    contact: { name: 'Whoever runs this server' },
  });
  complete(document, app.get(Routes).all());
  return document;
}

/** The steps lean on each other: statuses before headers, both before failures are shared, and names last of schemas. */
function complete(document: ApiDocument, routes: ReturnType<Routes['all']>): void {
  const checked = checkedClasses();
  for (const { operation } of operationsOf(document))
    operation.operationId = receptionistIdOf(operation.operationId ?? '') ?? operation.operationId;
  describeCommonAnswers(document, API_PREFIX, routes);
  describeIdempotentSettings(document, API_PREFIX, routes);
  for (const [name, schema] of Object.entries(document.components.schemas))
    if (checked.has(name)) Object.assign(schema, { additionalProperties: false });
  narrowValues(document, checked);
  describeSignedSenders(document);
  describeChoices(document);
  renameSchemas(document);
  nameEnums(document);
  leaveOptionalEmpty(document);
  describeHeaders(document);
  describeOutgoingEvents(document);
  describeOperations(document);
  giveExamples(document);
  addCodeSamples(document);
  shareFailures(document);
  document.tags = tagsOf(new Set(allOperationsOf(document).flatMap(({ operation }) => operation.tags ?? [])));
}
