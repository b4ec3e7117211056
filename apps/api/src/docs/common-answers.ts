import type { Route } from '@app/tenancy';
import type { ApiDocument, Operation, Response } from './document';
import { operationsOf } from './walk';

const MAY_HAVE_BODY = ['post', 'put', 'patch', 'delete'];

const ANY_ROUTE = { 400: 'The request is malformed', 414: 'The address is too long' };
const WITH_BODY = { 413: 'The body is too large', 415: 'The body is not JSON in UTF-8' };
const WITH_CALLER = {
  429: 'Too many requests; `retry-after` says in how many seconds to come again',
  503: 'Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)',
};
const NEEDS_ABILITY = { 403: 'The token lacks the ability that this route needs' };
const BY_COOKIE = { 403: '`forbidden_origin`: the cookie of the page is sent, and another page asks' };
const ASKS_CALCOM = {
  502: '`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change',
};

/** Adds the refusals that can precede every handler. A description that the route has already wins. */
export function describeCommonAnswers(document: ApiDocument, prefix: string, routes: Route[]): void {
  const policies = new Map(routes.map(({ verb, path, policy }) => [`${verb} ${describedPath(prefix, path)}`, policy]));
  for (const { path, method, operation } of operationsOf(document)) {
    const answers = {
      ...ANY_ROUTE,
      ...(MAY_HAVE_BODY.includes(method) ? WITH_BODY : {}),
      ...(path.startsWith('/api/') ? WITH_CALLER : {}),
      ...(MAY_HAVE_BODY.includes(method) && isOfUsers(operation) ? BY_COOKIE : {}),
      ...(policies.get(`${method.toUpperCase()} ${path}`)?.ability === undefined ? {} : NEEDS_ABILITY),
      ...(asksCalcom(operation) ? ASKS_CALCOM : {}),
    };
    for (const [status, description] of Object.entries(answers)) operation.responses[status] ??= failureOf(description);
    for (const [status, { description = '' }] of Object.entries(operation.responses))
      if (isInOtherForm(operation, status)) operation.responses[status] = failureOf(description);
    // Said of routes that are open, too, instead of leaving it to be concluded.
    operation.security ??= [];
    describePathIds(operation);
  }
}

const isOfUsers = ({ security = [] }: Operation): boolean => security.some((way) => 'bearer' in way);

/** The path of a route as the document has it. */
export const describedPath = (prefix: string, path: string): string =>
  `/${prefix}/${path.replaceAll(/:(\w+)/g, '{$1}')}`;

export const failureOf = (description: string): Response => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorAnswer' } } },
});

/** Routes that answer with a file or a stream refuse in JSON, too. */
const isInOtherForm = ({ responses }: Operation, status: string): boolean =>
  status >= '400' && responses[status]?.content !== undefined && !('application/json' in responses[status].content);

/** Said by what such a route can be refused with: the company has no account there, or Cal.com does not answer. */
const asksCalcom = ({ responses }: Operation): boolean =>
  [responses['409'], responses['503']].some((one) =>
    /`calcom_(not_connected|unavailable)`/.test(one?.description ?? ''),
  );

/** Narrows path parameters to ids: Nest derives their type from the handler, which only has `number`. */
function describePathIds({ parameters = [] }: Operation): void {
  for (const { in: place, schema } of parameters)
    if (place === 'path' && schema?.type === 'number') Object.assign(schema, ID);
}

const ID = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
