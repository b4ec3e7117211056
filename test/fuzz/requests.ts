import * as fc from 'fast-check';
import type { Operation, Parameter } from './document';
import { anything, type Hints, spoilt, valid, written } from './values';

/**
 * Who sends a request: two users of one company, the page of the first, a user of another company, no user, an agent, or a
 * forger with a wrong key.
 */
export type CallerKind = 'admin' | 'member' | 'page' | 'other' | 'anonymous' | 'agent' | 'forger';

/** A generated request, as plain data that a report can print. */
export interface FuzzRequest {
  operation: Operation;
  caller: CallerKind;
  path: Record<string, unknown>;
  /** Already decoded; a name may come twice. */
  query: [name: string, value: string][];
  headers: Record<string, string>;
  /** Undefined: none. */
  body?: unknown;
}

type Query = FuzzRequest['query'];

const HEADERS: Record<string, readonly string[]> = {
  accept: ['*/*', 'application/xml', 'text/html;q=0.1', 'x'.repeat(500), ';;'],
  'accept-language': ['de', 'x-klingon', '*', 'de;q=NaN'],
  'if-none-match': ['*', '"x"', 'W/"1"', ',,,', '"'.repeat(50)],
  'idempotency-key': ['a key', 'key-1', 'key-2', 'x'.repeat(255), 'x'.repeat(256), 'ü'],
  'x-request-id': ['trace-0123456789', 'short', '<b>', 'x'.repeat(200)],
  'content-type': ['application/json; charset=utf-8', 'text/plain', 'application/json; charset=utf-16', ';', 'x/y'],
  'content-encoding': ['identity', 'gzip', 'nonsense'],
  'x-http-method-override': ['DELETE', 'PATCH'],
  'accept-version': ['1', '2.x'],
  range: ['bytes=0-1', 'bytes=-1'],
  cookie: ['token=1|x', '__Host-a=b; ;;=', 'session=1|x', 'session=1|x; session=', 'session==; =session'],
  origin: ['null', 'https://evil.example', '::'],
  'sec-fetch-site': ['same-origin', 'cross-site', 'nowhere'],
  'x-original-url': ['/api/audit-log'],
};

const headers: fc.Arbitrary<Record<string, string>> = fc
  .array(
    fc
      .constantFrom(...Object.entries(HEADERS))
      .chain(([name, values]) => fc.constantFrom(...values).map((v) => [name, v])),
    { maxLength: 2 },
  )
  .map((pairs) => Object.fromEntries(pairs) as Record<string, string>);

/** Mostly callers that are authenticated: refusals at authentication reach nothing else of the service. */
const callersOf = ({ takesAgents }: Operation): fc.Arbitrary<CallerKind> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('admin' as const) },
    { weight: 3, arbitrary: fc.constantFrom('member' as const, 'other' as const, 'page' as const) },
    { weight: takesAgents ? 3 : 1, arbitrary: fc.constant('agent' as const) },
    { weight: 1, arbitrary: fc.constantFrom('anonymous' as const, 'forger' as const) },
  );

const valueOf = ({ schema, name }: Parameter, hints: Hints): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: valid(schema, hints, name) }, { weight: 1, arbitrary: anything });

function pathOf(operation: Operation, hints: Hints): fc.Arbitrary<Record<string, unknown>> {
  const own = operation.parameters.filter(({ in: place }) => place === 'path');
  // Routes use the same parameter name for ids of different kinds.
  const kind = operation.path.split('/').findLast((part) => part.endsWith('s') && !part.includes('-')) ?? '';
  return fc.record(
    Object.fromEntries(
      own.map((parameter) => [
        parameter.name,
        valueOf(parameter, { ...hints, [parameter.name]: hints[`${kind}/id`] ?? [] }),
      ]),
    ),
  );
}

/** Prefers whole hints to generated values, whose parts seldom fit together. */
const mostly = <T>(whole: readonly unknown[] | undefined, made: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  whole?.length
    ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...(whole as T[])) }, { weight: 2, arbitrary: made })
    : made;

const validQuery = (parameters: Parameter[], hints: Hints): fc.Arbitrary<Query> =>
  fc
    .record(Object.fromEntries(parameters.map(({ name, schema }) => [name, valid(schema, hints, name)])), {
      requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name),
    })
    .map((values) => Object.entries(values).map(([name, value]) => [name, written(value)] as [string, string]));

function queryOf({ name: operation, parameters }: Operation, hints: Hints): fc.Arbitrary<Query> {
  const own = parameters.filter(({ in: place }) => place === 'query');
  const good = mostly(hints[`${operation}?`], validQuery(own, hints));
  const extra = fc
    .tuple(
      fc.constantFrom('debug', 'company_id', '__proto__', 'id[]', 'team_id[$ne]', '', ...own.map(({ name }) => name)),
      anything,
    )
    .map(([name, value]) => [name, written(value).slice(0, 600)] as [string, string]);
  return fc.oneof(
    { weight: 3, arbitrary: good },
    {
      weight: 1,
      arbitrary: fc.tuple(good, fc.array(extra, { minLength: 1, maxLength: 2 })).map(([a, b]) => [...a, ...b]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(good, extra)
        .map(([a, [name, value]]) => a.map(([n, v]) => [n, n === name ? value : v] as [string, string])),
    },
    { weight: 1, arbitrary: good.map((query) => query.slice(1)) },
  );
}

function bodyOf({ name, body }: Operation, hints: Hints): fc.Arbitrary<unknown> {
  if (!body) return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anything });
  const good = mostly(hints[name], valid(body, hints));
  return fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 4, arbitrary: spoilt(good) },
    { weight: 1, arbitrary: spoilt(spoilt(good)) },
    { weight: 1, arbitrary: anything },
  );
}

/** Requests for one operation, valid and invalid ones. */
export const requestsFor = (operation: Operation, hints: Hints): fc.Arbitrary<FuzzRequest> =>
  fc.record({
    operation: fc.constant(operation),
    caller: callersOf(operation),
    path: pathOf(operation, hints),
    query: queryOf(operation, hints),
    headers: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
    body: bodyOf(operation, hints),
  });
