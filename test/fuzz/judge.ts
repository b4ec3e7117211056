import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Answer } from '../support/client';
import type { Operation, Schema } from './document';
import type { FuzzRequest } from './requests';

const formats = ajvFormats as unknown as (ajv: Ajv2020, names: string[]) => void;
/**
 * Requests are checked for `date` only, since the service accepts more than a strict `date-time` (seconds may be left
 * out); answers are checked for both formats.
 */
const requestProblem = validator(['date']);
const answerProblem = validator(['date', 'date-time']);

type Validator = (schema: Schema, value: unknown) => string | undefined;

/** A validator that returns what is wrong with a value, or undefined; it checks the named formats only. */
function validator(known: string[]): Validator {
  const ajv = new Ajv2020({ strict: false, logger: false });
  formats(ajv, known);
  const compiled = new WeakMap<Schema, ReturnType<Ajv2020['compile']>>();
  return (schema, value) => {
    const check = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, check);
    return check(value) ? undefined : ajv.errorsText(check.errors);
  };
}

/** The schema with `additionalProperties: false` everywhere: answers must not contain undescribed fields. */
function closed(schema: Schema): Schema {
  const known = strict.get(schema);
  if (known) return known;
  const copy = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, key === 'example' ? value : closedIn(value)]),
  ) as Schema;
  if (copy.properties && copy.additionalProperties === undefined && !('ok' in copy.properties)) {
    copy.additionalProperties = false;
  }
  strict.set(schema, copy);
  return copy;
}

const strict = new WeakMap<Schema, Schema>();

function closedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closedIn);
  return typeof value === 'object' && value !== null ? closed(value as Schema) : value;
}

/** Everything that is wrong with an answer; empty for a good one. */
export function complaintsAbout(request: FuzzRequest, answer: Answer<unknown>): string[] {
  const { operation } = request;
  return [
    ...complaintsAboutStatus(operation, answer),
    ...complaintsAboutBody(operation, answer),
    ...complaintsAboutWords(answer),
    ...(answer.status < 300 ? complaintsAboutAccepting(request) : []),
  ];
}

function complaintsAboutStatus({ answers }: Operation, { status }: Answer<unknown>): string[] {
  if (status >= 500) return [`answers ${status}`];
  return answers.has(status) ? [] : [`answers ${status}, which is not described`];
}

function complaintsAboutBody(
  { answers, method }: Operation,
  { status, headers, body, text }: Answer<unknown>,
): string[] {
  const schema = answers.get(status);
  if (text === '') return schema && method !== 'HEAD' ? [`answers ${status} without a body`] : [];
  if (!schema) return [];
  if (headers.get('content-type') !== 'application/json; charset=utf-8')
    return [`answers ${status} as something else than JSON`];
  const problem = answerProblem(closed(schema), body);
  return problem ? [`answers ${status} outside its schema: ${problem}`] : [];
}

const INTERNALS =
  /node_modules|\.ts\b:\d|\.js\b:\d|\bat \w+ \(|FST_ERR|ECONN|select .* from |violates|syntax error|\bundefined\b(?! array)/;

function complaintsAboutWords({ status, headers, body, text }: Answer<unknown>): string[] {
  const id = headers.get('x-request-id');
  if (!id) return ['has no x-request-id'];
  if (status < 400) return [];
  const { request_id: own, message } = (body ?? {}) as { request_id?: string; message?: string };
  if (own !== id) return ['has two request ids'];
  return INTERNALS.test(message ?? text) ? [`reveals internals: ${message}`] : [];
}

/** Complaints about a request that was accepted although the description forbids it. */
function complaintsAboutAccepting({ operation, path, query, headers, body, caller }: FuzzRequest): string[] {
  const problems: string[] = [];
  if (operation.isSecured && (caller === 'anonymous' || caller === 'forger')) problems.push(`lets in ${caller}`);
  const { parameters } = operation;
  for (const { name, schema, in: place } of parameters) {
    if (place === 'path')
      problems.push(...named(`path ${name}`, requestProblem(schema, read(String(path[name]), schema))));
  }
  const inQuery = parameters.filter(({ in: place }) => place === 'query');
  for (const { name, schema, required } of inQuery) {
    const given = query.filter(([given]) => given === name);
    if (given.length > 1) problems.push(`accepts ${name} twice`);
    if (given.length === 0 && required) problems.push(`accepts no ${name}`);
    for (const [, value] of given)
      problems.push(...named(`query ${name}`, requestProblem(schema, read(value, schema))));
  }
  // Unknown parameters are refused only by routes that have parameters.
  if (inQuery.length > 0) {
    const unknown = query.find(([name]) => !inQuery.some((parameter) => parameter.name === name));
    if (unknown) problems.push(`accepts the unknown parameter ${unknown[0]}`);
  }
  const isLeftOut = body === undefined && operation.isBodyOptional;
  if (operation.body && !isLeftOut && caller !== 'agent')
    problems.push(...named('a body', requestProblem(operation.body, body)));
  const type = headers['content-type'];
  if (body !== undefined && operation.body && type !== undefined && !type.startsWith('application/json')) {
    problems.push(`accepts a body of the type ${type}`);
  }
  return problems;
}

const named = (what: string, problem: string | undefined): string[] =>
  problem === undefined ? [] : [`accepts ${what} that is forbidden: ${problem}`];

/** The text as a number where the schema has one and the text is one. */
function read(text: string, { type }: Schema): unknown {
  return (type === 'integer' || type === 'number') && /^[1-9]\d*$/.test(text) ? Number(text) : text;
}
