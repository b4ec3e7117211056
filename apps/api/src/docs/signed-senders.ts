import { type ApiDocument, type Operation, refTo, type Response } from './document';
import { type Located, operationsOf } from './walk';

const AGENT_CALL = refTo('AgentCallDto').$ref;
const AGENT_ANSWER = refTo('AgentAnswerDto').$ref;
/** Statuses of answers to an agent other than 200, which every business outcome has. */
const AGENT_STATUSES = ['400', '401', '413', '414', '415', '429', '503'];
const SIGNATURES = ['retell', 'calcom'];

/**
 * Describes apart, under `webhooks`, what other systems send us signed, so that the operation of users names bearer alone
 * and one body: a generated client has no form to choose that it could never sign.
 */
export function describeSignedSenders(document: ApiDocument): void {
  const webhooks = (document.webhooks ??= {});
  for (const located of operationsOf(document)) {
    const { operation, method } = located;
    const schemes = (operation.security ?? []).flatMap((one) => Object.keys(one));
    const signature = schemes.find((scheme) => SIGNATURES.includes(scheme));
    if (signature === undefined) continue;
    const isShared = schemes.length > 1;
    const sent = isShared ? ofAgents(located) : { ...operation, parameters: undefined };
    const name = `${signature}.${operation.operationId}`;
    webhooks[name] = {
      [method]: {
        ...structuredClone(sent),
        operationId: `send${capital(operation.operationId ?? '')}`,
        security: [{ [signature]: [] }],
        'x-sent-to': located.path,
      },
    };
    if (isShared) keepUsers(operation);
  }
}

/** The call of a voice agent, and the answer to it. */
function ofAgents({ path, operation }: Located): Operation {
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('-', '_');
  const example = operation.requestBody?.content['application/json']?.examples?.['agent'];
  const answers = Object.entries(operation.responses).filter(([status]) => AGENT_STATUSES.includes(status));
  return {
    summary: `A voice agent calls \`${name}\`, signed by Retell`,
    tags: operation.tags,
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { $ref: AGENT_CALL }, ...(example ? { examples: { agent: example } } : {}) },
      },
    },
    responses: {
      200: {
        description: 'Whatever comes of it: `say` is read out, and `ok` tells whether it was done',
        content: { 'application/json': { schema: { $ref: AGENT_ANSWER } } },
      },
      ...Object.fromEntries(answers),
    },
  };
}

/** Leaves what a user sends and is answered. */
function keepUsers(operation: Operation): void {
  operation.security = operation.security?.filter((one) => !SIGNATURES.some((scheme) => scheme in one));
  for (const content of Object.values(operation.requestBody?.content ?? {})) {
    const own = content.schema?.oneOf?.filter(({ $ref }) => $ref !== AGENT_CALL) ?? [];
    if (own.length > 0) content.schema = own.length === 1 ? own[0] : { oneOf: own };
    delete content.examples?.['agent'];
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (isForAgents(response)) delete operation.responses[status];
    for (const content of Object.values(response.content ?? {})) {
      const [own] = content.schema?.oneOf?.filter(({ $ref }) => $ref !== AGENT_ANSWER) ?? [];
      if (own) content.schema = own;
    }
  }
}

const isForAgents = ({ content }: Response): boolean => content?.['application/json']?.schema?.$ref === AGENT_ANSWER;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
