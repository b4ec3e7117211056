import type { Json } from '../../support/client';
import { type Kind, kindOf, type Things, WORKING_DAY } from './fixtures';

/** One place of one route that can hold an id, and the request that fills it. */
export interface Cell {
  name: string;
  method: string;
  /** What the id identifies; absent for routes that take no id. */
  kind?: Kind;
  /** Whether a voice agent sends the request, signed. */
  isAgentCall: boolean;
  /** Builds the request: `named` fills the examined place, the caller's own things fill the others. */
  request(own: Things, named: string | number): { path: string; body?: Json; headers: Record<string, string> };
}

interface Field {
  name: string;
  place: 'path' | 'query' | 'header' | 'body';
  schema: Json;
  required: boolean;
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/** Values that fit together; other fields take the example of their schema. */
const SENSIBLE: Record<string, Json> = {
  date: WORKING_DAY,
  end_date: WORKING_DAY,
  start: `${WORKING_DAY}T10:00:00+00:00`,
  timezone: 'Europe/Berlin',
  attendee: { name: 'Own Attendee', email: 'own@example.org', phone_number: '+4930901820' },
  is_active: true,
};

/** A slot_id replaces these fields, and is refused beside them. */
const SLOT_PARTS = ['team_id', 'event_type_id', 'start', 'duration'];

/** Every place of every route of the OpenAPI document, so that a new route is included by itself. */
export function cellsOf(document: Json): Cell[] {
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).flatMap((method) => {
      const operation = item[method];
      const parameters = (operation.parameters ?? []).map(fieldOfParameter);
      const bodies = bodiesOf(document, operation).map((fields) => [...parameters, ...fields]);
      const callers = takesAgents(document, path, operation) ? [false, true] : [false];
      const cells = callers.flatMap((isAgentCall) =>
        bodies.flatMap((fields) => cellsOfOperation(method.toUpperCase(), path, fields, isAgentCall)),
      );
      // Forms of one body have fields in common.
      return cells.filter(({ name }, index) => cells.findIndex((cell) => cell.name === name) === index);
    }),
  );
}

/** Whether the description has, apart, that agents call the same route, with the arguments in a form of their own. */
const takesAgents = (document: Json, path: string, { requestBody, security = [] }: Json): boolean =>
  requestBody !== undefined &&
  security.some((way: Json) => 'bearer' in way) &&
  Object.values<Json>(document.webhooks ?? {}).some(({ post }) => post?.['x-sent-to'] === path);

const fieldOfParameter = (parameter: Json): Field => ({
  name: parameter.name,
  place: parameter.in,
  schema: parameter.schema ?? {},
  required: parameter.required === true,
});

/** The fields of each form of the body. */
function bodiesOf(document: Json, operation: Json): Field[][] {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (!schema) return [[]];
  return (schema.oneOf ?? [schema]).map((one: Json) => fieldsOf(resolve(document, one)));
}

const resolve = (document: Json, schema: Json): Json =>
  '$ref' in schema ? document.components.schemas[schema.$ref.split('/').at(-1)] : schema;

const fieldsOf = ({ properties = {}, required = [] }: Json): Field[] =>
  Object.entries<Json>(properties).map(([name, schema]) => ({
    name,
    place: 'body',
    schema,
    required: required.includes(name),
  }));

/**
 * No argument of the function for agents, whose unknown arguments are dropped. And wrong codes are soon too many, so a
 * file of their own names those: `test/api/callers.spec.ts`.
 */
const isLeftToOthers = (path: string, field: string): boolean =>
  field === 'code' || (field === 'booking_id' && path.endsWith('/check-availability'));

/** The places of one operation. @param path as it is named; requests go where their own path leads. */
export function cellsOfOperation(method: string, path: string, fields: Field[], isAgentCall: boolean): Cell[] {
  const naming = fields.flatMap((field) => {
    if (isAgentCall && isLeftToOthers(path, field.name)) return [];
    const kind = kindOf(path, field.name, field.place === 'path');
    return kind ? [{ field, kind }] : [];
  });
  const request = (own: Things, named?: string | number, examined?: Field) =>
    requestFor(
      path,
      fields,
      (field) => {
        if (field === examined) return named;
        const kind = kindOf(path, field.name, field.place === 'path');
        if (kind) return own[kind];
        // Each company uses names of its own, so that a leak into the other one shows.
        if (field.name === 'name') return `By ${method} of ${path} beside ${own.branch}`;
        return SENSIBLE[field.name] ?? field.schema.example;
      },
      examined,
    );
  const as = isAgentCall ? ' by an agent' : '';
  const cells = naming.map(({ field, kind }): Cell => ({
    name: `${method} ${path} ${field.place} ${field.name}${as}`,
    method,
    kind,
    isAgentCall,
    request: (own, named) => request(own, named, field),
  }));
  // Where every id is optional, the request without any is a cell of its own: it lists all that the caller may see.
  const isNamingOptional = naming.every(({ field }) => field.place === 'query' && !field.required);
  const bare: Cell = { name: `${method} ${path}${as}`, method, isAgentCall, request: (own) => request(own) };
  return isNamingOptional ? [bare, ...cells] : cells;
}

function requestFor(path: string, fields: Field[], valueOf: (field: Field) => Json, examined?: Field) {
  // Optional filters are left out, because they would only narrow the answer.
  const isSent = (field: Field): boolean => field === examined || field.required || isNeededBeside(field, examined);
  const sent = fields.filter(isSent).map((field) => ({ ...field, value: valueOf(field) }));
  const at = (place: Field['place']) => sent.filter((field) => field.place === place && field.value !== undefined);
  const query = new URLSearchParams(
    at('query').map(({ name, value }): [string, string] => [name, String(value)]),
  ).toString();
  const filled = at('path').reduce((text, { name, value }) => text.replace(`{${name}}`, String(value)), path);
  const body = Object.fromEntries(at('body').map(({ name, value }) => [name, value]));
  return {
    path: query === '' ? filled : `${filled}?${query}`,
    ...(Object.keys(body).length > 0 ? { body } : {}),
    headers: Object.fromEntries(at('header').map(({ name, value }) => [name.toLowerCase(), String(value)])),
  };
}

/** A booking needs a slot or its parts, a search what is searched for; a patch needs something to change. */
function isNeededBeside(field: Field, examined: Field | undefined): boolean {
  if (field.place === 'query') return field.name === 'event_type_ids';
  if (field.place !== 'body') return false;
  if (field.name === 'slot_id') return examined?.place === 'header';
  if (field.name === 'booking_id') return examined?.name === 'slot_id';
  if (SLOT_PARTS.includes(field.name))
    return examined?.place === 'body' && examined.name !== 'slot_id' && field.name !== 'duration';
  return ['name', 'email', 'is_active'].includes(field.name);
}
