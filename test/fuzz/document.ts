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
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
  security?: Record<string, unknown>[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

/** All operations of the description. */
export function operationsOf({ paths, components }: ApiDocument): Operation[] {
  const whole = <T>(value: T): T => resolved(value, components.schemas) as T;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: whole(described.parameters ?? []),
      body: whole(described.requestBody?.content['application/json']?.schema),
      answers: new Map(
        Object.entries(described.responses).map(([status, { content }]) => [
          Number(status),
          whole(content?.['application/json']?.schema),
        ]),
      ),
      isSecured: (described.security?.length ?? 0) > 0,
      isSigned: described.security?.every((way) => 'calcom' in way) === true && described.security.length > 0,
      takesAgents: described.security?.some((way) => 'retell' in way) ?? false,
    })),
  );
}

function resolved(value: unknown, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Schema;
  if ($ref !== undefined) return resolved(schemas[$ref.slice($ref.lastIndexOf('/') + 1)], schemas);
  return Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, resolved(item, schemas)]));
}
