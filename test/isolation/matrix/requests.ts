import type { Json } from '../../support/client';
import { type Kind, kindOf, type Things, WORKING_DAY } from './fixtures';

/** One place of one route where something can be named, and how to ask there. */
export interface Cell {
  name: string;
  method: string;
  /** What is named there; absent for routes that name nothing. */
  kind?: Kind;
  /** The same request by a voice agent, signed. */
  isAgentCall: boolean;
  /** Builds the request; `named` stands in the examined place, the rest is the caller's own. */
  request(own: Things, named: string | number): { path: string; body?: Json; headers: Record<string, string> };
}

interface Field {
  name: string;
  place: 'path' | 'query' | 'header' | 'body';
  schema: Json;
  required: boolean;
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/** Values that make sense together; whatever is not here takes the example of its schema. */
const SENSIBLE: Record<string, Json> = {
  date: WORKING_DAY,
  end_date: WORKING_DAY,
  start: `${WORKING_DAY}T10:00:00+00:00`,
  timezone: 'Europe/Berlin',
  attendee: { name: 'Own Attendee', email: 'own@example.org', phone_number: '+4930901820' },
  is_active: true,
};

/** A slot_id stands for these, and is refused beside them. */
const SLOT_PARTS = ['team_id', 'event_type_id', 'start', 'duration'];

/** Every place of every route of the document. A new route is in without being named anywhere. */
export function cellsOf(document: Json): Cell[] {
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).flatMap((method) => {
      const operation = item[method];
      const parameters = (operation.parameters ?? []).map(fieldOfParameter);
      return bodiesOf(document, operation).flatMap(({ fields, isAgentCall }) =>
        cellsOfOperation(method.toUpperCase(), path, [...parameters, ...fields], isAgentCall),
      );
    }),
  );
}

const fieldOfParameter = (parameter: Json): Field => ({
  name: parameter.name,
  place: parameter.in,
  schema: parameter.schema ?? {},
  required: parameter.required === true,
});

/** A route may take several bodies; an agent's arguments are those of the other bodies, wrapped into a call. */
function bodiesOf(document: Json, operation: Json): { fields: Field[]; isAgentCall: boolean }[] {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (!schema) return [{ fields: [], isAgentCall: false }];
  const schemas: Json[] = (schema.oneOf ?? [schema]).map((one: Json) => resolve(document, one));
  const plain = schemas.filter(({ properties }) => !('call' in properties));
  const bodies = plain.map((one) => ({ fields: fieldsOf(one), isAgentCall: false }));
  return plain.length < schemas.length
    ? [...bodies, ...bodies.map((body) => ({ ...body, isAgentCall: true }))]
    : bodies;
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

function cellsOfOperation(method: string, path: string, fields: Field[], isAgentCall: boolean): Cell[] {
  const naming = fields.flatMap((field) => {
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
        return kind ? own[kind] : (SENSIBLE[field.name] ?? field.schema.example);
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
  // Where nothing need be named, not naming anything is a question of its own: "all that I may see".
  const isNamingOptional = naming.every(({ field }) => field.place === 'query' && !field.required);
  const bare: Cell = { name: `${method} ${path}${as}`, method, isAgentCall, request: (own) => request(own) };
  return isNamingOptional ? [bare, ...cells] : cells;
}

function requestFor(path: string, fields: Field[], valueOf: (field: Field) => Json, examined?: Field) {
  // Optional filters beside the examined one would only narrow the answer down.
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

/** A booking is named by a slot or by its parts; a patch needs something to change. */
function isNeededBeside(field: Field, examined: Field | undefined): boolean {
  if (field.place !== 'body') return false;
  if (field.name === 'slot_id') return examined?.place === 'header';
  if (SLOT_PARTS.includes(field.name))
    return examined?.place === 'body' && examined.name !== 'slot_id' && field.name !== 'duration';
  return ['name', 'is_active'].includes(field.name);
}
