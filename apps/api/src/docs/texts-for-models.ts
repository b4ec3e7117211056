import type { ApiDocument, Operation, Parameter, Response, Schema } from './document';
import { operationsOf } from './walk';

interface Described {
  title: string;
  operation: Operation;
}

/** The API on one page of Markdown for language models (llmstxt.org): an overview, with links to the details. */
export function shortText(document: ApiDocument): string {
  const lines = describedIn(document).map(({ title, operation }) => `- ${title}: ${operation.summary ?? ''}`);
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
export function fullText(document: ApiDocument): string {
  const sections = describedIn(document).map(({ title, operation }) => sectionOf(title, operation, document));
  return `${headOf(document)}\n${sections.join('\n')}`;
}

const headOf = ({ info }: ApiDocument): string => {
  const [summary, ...paragraphs] = (info.description ?? '').split('\n\n');
  return `# ${info.title}\n\n> ${oneLine(summary ?? '')}\n\n${paragraphs.join('\n\n')}\n`;
};

const describedIn = (document: ApiDocument): Described[] =>
  operationsOf(document).map(({ path, method, operation }) => ({
    title: `${method.toUpperCase()} ${path}`,
    operation,
  }));

function sectionOf(title: string, operation: Operation, document: ApiDocument): string {
  const { summary, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json']?.schema;
  const answers = Object.entries(responses).map(
    ([status, response]) => `- ${status}: ${oneLine(descriptionOf(response, document))}`,
  );
  return [
    `## ${title}\n`,
    `${summary ?? ''}\n`,
    ...parameters.map((parameter) => parameterLine(parameter)),
    ...(body ? ['', 'Body:', '', ...fieldLines(body, document)] : []),
    '',
    'Answers:',
    '',
    ...answers,
    '',
  ].join('\n');
}

function descriptionOf({ $ref, description = '' }: Response, { components }: ApiDocument): string {
  const shared = components.responses?.[$ref?.split('/').at(-1) ?? ''];
  return shared?.description ?? description;
}

function parameterLine({ name, in: place, required, description = '' }: Parameter): string {
  return `- \`${name}\` (${place}${required ? ', required' : ''}) ${oneLine(description)}`.trimEnd();
}

/** The fields of a body; of a choice between several, those of each. */
function fieldLines(schema: Schema, document: ApiDocument, heading = ''): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const found = document.components?.schemas?.[name];
    return found ? fieldLines(found, document, name) : [];
  }
  if (schema.oneOf) return schema.oneOf.flatMap((one) => fieldLines(one, document));
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    return `- \`${name}\`${required.has(name) ? ' (required)' : ''} ${oneLine(field.description ?? '')}`.trimEnd();
  });
  return [...(heading ? [`${heading}:`, ''] : []), ...fields, ''];
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');
