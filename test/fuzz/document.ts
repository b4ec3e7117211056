/** The part of JSON Schema that the API's description uses. */
export interface Schema {
  type?: string | string[];
  $ref?: string;
  enum?: unknown[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

/** One operation of the description, with every `$ref` resolved. */
export interface Operation {
  /** `POST /api/bookings/{id}` */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body?: Schema;
  /** Whether a request may come without one. */
  isBodyOptional: boolean;
  /** By status; undefined where no body is described. */
  answers: Map<number, Schema | undefined>;
  isSecured: boolean;
  /** Nobody is signed in: the credential is a signature over the body. */
  isSigned: boolean;
  takesAgents: boolean;
}

type Content = Record<string, { schema: Schema }>;

interface Described {
  parameters?: Parameter[];
  requestBody?: { content: Content; required?: boolean };
  responses: Record<string, { content?: Content }>;
  security?: Record<string, unknown>[];
  /** Of what is sent signed: the path that it is sent to. */
  'x-sent-to'?: string;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Described>>;
  webhooks?: Record<string, Record<string, Described>>;
  components: Record<string, Record<string, unknown>>;
}

/** All operations of the description, each with what agents are answered by the same route. */
export function operationsOf({ paths, webhooks = {}, components }: ApiDocument): Operation[] {
  const whole = <T>(value: T): T => resolved(value, components) as T;
  const signed = Object.values(webhooks).flatMap((item) => Object.values(item));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const security = described.security ?? [];
      const isOfUsers = security.some((way) => 'bearer' in way);
      const byAgents = signed.find((one) => isOfUsers && method === 'post' && one['x-sent-to'] === path);
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters: whole(described.parameters ?? []),
        body: whole(described.requestBody?.content['application/json']?.schema),
        isBodyOptional: described.requestBody?.required === false,
        answers: merged(answersOf(whole(described)), byAgents && answersOf(whole(byAgents))),
        isSecured: security.length > 0,
        isSigned: security.length > 0 && security.every((way) => 'calcom' in way),
        takesAgents: byAgents !== undefined || security.some((way) => 'retell' in way),
      };
    }),
  );
}

const answersOf = ({ responses }: Described): Operation['answers'] =>
  new Map(
    Object.entries(responses).map(([status, { content }]) => [Number(status), content?.['application/json']?.schema]),
  );

/** Where both answer a status in forms of their own, either is one of the route's. */
function merged(users: Operation['answers'], agents: Operation['answers'] = new Map()): Operation['answers'] {
  const both = new Map([...agents, ...users]);
  const [user, agent] = [users.get(200), agents.get(200)];
  if (user && agent) both.set(200, { oneOf: [user, agent] });
  return both;
}

function resolved(value: unknown, components: ApiDocument['components']): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, components));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Schema;
  if ($ref !== undefined) {
    const [kind = '', name = ''] = $ref.split('/').slice(-2);
    return resolved(components[kind]?.[name], components);
  }
  return Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, resolved(item, components)]));
}
