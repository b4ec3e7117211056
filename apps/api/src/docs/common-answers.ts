import type { OpenAPIObject } from '@nestjs/swagger';

type Methods = OpenAPIObject['paths'][string];
type Operation = NonNullable<Methods['get']>;

const MAY_HAVE_BODY = ['post', 'put', 'patch', 'delete'];

const ANY_ROUTE = { 400: 'The request is malformed', 414: 'The address is too long' };
const WITH_BODY = { 413: 'The body is too large', 415: 'The body is not JSON in UTF-8' };
const WITH_CALLER = {
  429: 'Too many requests; `retry-after` says in how many seconds to come again',
  503: 'Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)',
};
const SIGNED_IN = { 403: 'The token lacks the ability that this route needs' };

/** Adds the refusals that can precede every handler. A description that the route has already wins. */
export function describeCommonAnswers(document: OpenAPIObject): void {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods as Record<string, Operation>)) {
      const answers = {
        ...ANY_ROUTE,
        ...(MAY_HAVE_BODY.includes(method) ? WITH_BODY : {}),
        ...(path.startsWith('/api/') ? WITH_CALLER : {}),
        ...(operation.security?.length ? SIGNED_IN : {}),
      };
      for (const [status, description] of Object.entries(answers)) {
        operation.responses[status] ??= { description, content: failure };
      }
      describePathIds(operation);
    }
  }
}

/** Narrows path parameters to ids: Nest derives their type from the handler, which only has `number`. */
function describePathIds({ parameters = [] }: Operation): void {
  for (const parameter of parameters) {
    if ('in' in parameter && parameter.in === 'path' && parameter.schema && 'type' in parameter.schema) {
      if (parameter.schema.type === 'number') Object.assign(parameter.schema, ID);
    }
  }
}

const ID = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };

const failure = { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } };
