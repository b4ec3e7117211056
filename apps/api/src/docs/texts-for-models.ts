import type { OpenAPIObject } from '@nestjs/swagger';

type Methods = OpenAPIObject['paths'][string];
type Operation = NonNullable<Methods['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

interface Described {
  title: string;
  operation: Operation;
}

/** The API in a page of Markdown for language models (llmstxt.org): what there is, and where the rest is told. */
export function shortText(document: OpenAPIObject): string {
  const lines = operationsOf(document).map(({ title, operation }) => `- ${title}: ${operation.summary ?? ''}`);
  return `${headOf(document)}
## Documents

- [OpenAPI 3.1](/openapi.json): every operation, field and error, for generators and tools
- [All operations in Markdown](/llms-full.txt): what follows here, with parameters, bodies and answers
- [Swagger UI](/api/docs): the same to read and to try

## Operations

${lines.join('\n')}
`;
}

/** Each operation with what it takes and answers, in Markdown. */
export function fullText(document: OpenAPIObject): string {
  const sections = operationsOf(document).map(({ title, operation }) => sectionOf(title, operation, document));
  return `${headOf(document)}\n${sections.join('\n')}`;
}

const headOf = ({ info }: OpenAPIObject): string => {
  const [summary, ...paragraphs] = (info.description ?? '').split('\n\n');
  return `# ${info.title}\n\n> ${oneLine(summary ?? '')}\n\n${paragraphs.join('\n\n')}\n`;
};

function operationsOf({ paths }: OpenAPIObject): Described[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      title: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
}

function sectionOf(title: string, operation: Operation, document: OpenAPIObject): string {
  const { summary, parameters = [], requestBody, responses } = operation;
  const body = requestBody && 'content' in requestBody ? requestBody.content['application/json']?.schema : undefined;
  const answers = Object.entries(responses as Record<string, { description?: string }>).map(
    ([status, { description }]) => `- ${status}: ${oneLine(description || 'the answer')}`,
  );
  return [
    `## ${title}\n`,
    `${summary ?? ''}\n`,
    ...parameters.flatMap((parameter) => parameterLine(parameter)),
    ...(body ? ['', 'Body:', '', ...fieldLines(body as Schema, document)] : []),
    '',
    'Answers:',
    '',
    ...answers,
    '',
  ].join('\n');
}

function parameterLine(parameter: Parameter): string[] {
  if (!('name' in parameter)) return [];
  const { name, in: place, required, description = '' } = parameter;
  return [`- \`${name}\` (${place}${required ? ', required' : ''}) ${oneLine(description)}`.trimEnd()];
}

/** The fields of a body; of a choice between several, those of each. */
function fieldLines(schema: Schema, document: OpenAPIObject, heading = ''): string[] {
  if ('$ref' in schema) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = document.components?.schemas?.[name];
    return found ? fieldLines(found, document, name) : [];
  }
  if (schema.oneOf) return schema.oneOf.flatMap((one) => fieldLines(one, document));
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const description = 'description' in field ? (field.description ?? '') : '';
    return `- \`${name}\`${required.has(name) ? ' (required)' : ''} ${oneLine(description)}`.trimEnd();
  });
  return [...(heading ? [`${heading}:`, ''] : []), ...fields, ''];
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');
