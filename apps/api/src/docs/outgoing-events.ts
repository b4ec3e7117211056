import { type ApiDocument, type PathItem, pascal } from './document';
import { dataOf } from './outgoing-data';

const NAMES = 'WebhookEventType';

const header = (name: string, description: string, example: string): object => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

/** By which a receiver recognises what we send, as Standard Webhooks has it. */
const SIGNED = [
  header('webhook-id', 'The same for every attempt to deliver the event: ignore what you have had', 'evt_0b9f6c3e'),
  header('webhook-timestamp', 'Seconds since 1970; refuse what is older than five minutes', '1796112000'),
  header(
    'webhook-signature',
    '`v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ),
];

/** Describes what a company's own endpoints are sent, for each type of event. */
export function describeOutgoingEvents(document: ApiDocument): void {
  const types = (document.components.schemas[NAMES]?.enum ?? []) as string[];
  const webhooks = (document.webhooks ??= {});
  for (const type of types) webhooks[type] = sent(type);
}

const sent = (type: string): PathItem => ({
  post: {
    operationId: `deliver${pascal(type)}`,
    summary: `\`${type}\`, sent to the endpoints that want it`,
    description: `We send it to each address under /api/webhook-endpoints that has chosen \`${type}\`. Anything but a 2xx within 10 seconds is tried again, later and later.`,
    tags: ['Webhooks'],
    security: [],
    parameters: structuredClone(SIGNED) as never,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['type', 'timestamp', 'data'],
            properties: {
              type: { type: 'string', const: type },
              timestamp: { type: 'string', format: 'date-time', example: '2026-12-01T09:30:00.000Z' },
              data: dataOf(type),
            },
          },
        },
      },
    },
    responses: {
      '2XX': { description: 'You have it: it is not sent again' },
      '4XX': { description: 'You do not have it: it is sent again later' },
    },
  },
});
