import type { ApiDocument, Operation, Response } from './document';
import { allOperationsOf } from './walk';

const text = (description: string, example: string): object => ({ description, schema: { type: 'string' }, example });

const HEADERS: Record<string, object> = {
  'x-request-id': text('Names this request in the log', '0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53'),
  'retry-after': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 0 }, example: 2 },
  ratelimit: text('What is left of the limit, and seconds until it is whole again', '"caller";r=5999;t=1'),
  'ratelimit-policy': text(
    'The limit: requests in a window of seconds',
    '"caller";q=6000;w=60, "company";q=30000;w=60',
  ),
  etag: text('Names this answer: send it as `If-None-Match`', '"f3b1c0"'),
  'x-cache': {
    description: 'Where the answer comes from; STALE: Cal.com does not answer, and this is what it said last',
    schema: { type: 'string', enum: ['HIT', 'MISS', 'STALE', 'BYPASS'] },
    example: 'HIT',
  },
  age: { description: 'Of a STALE answer, in seconds', schema: { type: 'integer', minimum: 0 }, example: 75 },
  'cache-status': text('Of a STALE answer, as RFC 9211 has it', 'team-selector; hit; ttl=-15'),
  'idempotency-replayed': {
    description: '`true`: the stored answer of the first request under this key',
    schema: { type: 'string', const: 'true' },
    example: 'true',
  },
  location: text('Where the outcome will be told', '/api/bookings/41'),
};

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `etag` of the answer that you have: while it is still current, the answer is 304 without a body',
  schema: { type: 'string' },
};

const LIMIT = ['ratelimit', 'ratelimit-policy'];
const CACHE = ['etag', 'x-cache', 'age', 'cache-status'];
const TO_BE_REPEATED = ['202', '429', '503'];
/** Answers to callers who are not known yet. */
const TO_ANYBODY = ['401', '413', '414', '415'];

/** Describes the headers that answers carry, and the one that asks whether an answer has changed. */
export function describeHeaders(document: ApiDocument): void {
  document.components.headers = HEADERS;
  for (const { operation } of allOperationsOf(document)) {
    const isCached = '304' in operation.responses;
    if (isCached) operation.parameters = [...(operation.parameters ?? []), structuredClone(IF_NONE_MATCH)];
    for (const [status, response] of Object.entries(operation.responses))
      response.headers = refsTo(headersOf(operation, status, response));
  }
}

const headersOf = (operation: Operation, status: string, { description = '' }: Response): string[] => [
  'x-request-id',
  ...(operation.security?.length && !TO_ANYBODY.includes(status) ? LIMIT : []),
  ...(TO_BE_REPEATED.includes(status) || description.includes('`in_progress`') ? ['retry-after'] : []),
  ...(status === '202' ? ['location'] : []),
  ...('304' in operation.responses && ['200', '304'].includes(status) ? CACHE : []),
  ...(status < '300' && operation.parameters?.some(({ name }) => name === 'Idempotency-Key')
    ? ['idempotency-replayed']
    : []),
];

const refsTo = (names: string[]): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
