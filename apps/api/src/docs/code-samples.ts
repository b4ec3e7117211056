import type { ApiDocument, Operation, Parameter } from './document';
import { operationsOf } from './walk';
import { firstExample } from './examples';

/** Pages of this service alone can ask for it. */
const OF_PAGE = 'openSession';

const BASE = 'https://team-selector.example.com';

/** Gives each operation of users the command and the lines of the client that call it with its examples. */
export function addCodeSamples(document: ApiDocument): void {
  for (const { path, method, operation } of operationsOf(document)) {
    if (operation.operationId === OF_PAGE || operation.security?.some((one) => !('bearer' in one))) continue;
    operation['x-codeSamples'] = [
      { lang: 'Shell', label: 'curl', source: curlOf(path, method, operation) },
      { lang: 'TypeScript', label: '@team-selector/client', source: clientOf(path, method, operation) },
    ];
  }
}

const filled = (path: string): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);

const requiredOf = ({ parameters = [] }: Operation, place: string): Parameter[] =>
  parameters.filter((parameter) => parameter.in === place && parameter.required === true);

function curlOf(path: string, method: string, operation: Operation): string {
  const query = requiredOf(operation, 'query').map(({ name, schema }) => `${name}=${String(schema?.example ?? '')}`);
  const body = bodyOf(operation);
  const url = `${BASE}${filled(path)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"${url}"`,
    ...(operation.security?.length ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(body).replaceAll("'", String.raw`'\''`)}'`]),
  ].join(' \\\n  ');
}

const sampleOf = (schema: Parameter['schema']): unknown => schema?.example ?? (schema?.type === 'string' ? '…' : 1);

function clientOf(path: string, method: string, operation: Operation): string {
  const given = (place: string): object =>
    Object.fromEntries(requiredOf(operation, place).map(({ name, schema }) => [name, sampleOf(schema)]));
  const places = ['path', 'query'].filter((place) => requiredOf(operation, place).length > 0);
  const params = Object.fromEntries(places.map((place) => [place, given(place)]));
  const body = bodyOf(operation);
  const options = {
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(body === undefined ? {} : { body }),
  };
  const more = Object.keys(options).length > 0 ? `, ${JSON.stringify(options, null, 2)}` : '';
  return `const { data } = await api.${method.toUpperCase()}('${path}'${more});`;
}

/** A body in which everything may be left out has no example, and has to be sent all the same. */
const bodyOf = ({ requestBody }: Operation): unknown =>
  requestBody?.required ? (firstExample(requestBody.content['application/json'] ?? {}) ?? {}) : undefined;
