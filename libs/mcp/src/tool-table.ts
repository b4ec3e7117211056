import type { Tool } from '@modelcontextprotocol/server';
import { type FunctionFacts, functionFacts } from '@app/receptionist';

/** What is offered, in the order in which a model will need it. A callback is asked for on the phone only. */
const NAMES = [
  'list_teams',
  'list_services',
  'find_earliest',
  'check_availability',
  'book_appointment',
  'reschedule_appointment',
  'cancel_appointment',
  'find_appointments',
];

/** In addition to the function's own arguments. */
const IDEMPOTENCY_KEY = {
  type: 'string',
  description:
    'Of your choosing, up to 255 characters without spaces: the same request again under it gets the first answer',
};

/** The functions that are served as tools, by their names. */
export const SERVED: ReadonlyMap<string, FunctionFacts> = new Map(
  NAMES.map((name) => {
    const facts = functionFacts.find((one) => one.name === name);
    if (!facts) throw new Error(`There is no function ${name}`);
    return [name, facts];
  }),
);

export const TOOLS: readonly Tool[] = [...SERVED.values()].map(toolOf);

function toolOf({ name, description, kind, parameters: { properties, required = [] } }: FunctionFacts): Tool {
  const isWrite = kind === 'write';
  return {
    name,
    description,
    inputSchema: {
      type: 'object',
      properties: { ...properties, ...(isWrite ? { idempotency_key: IDEMPOTENCY_KEY } : {}) },
      required: [...required],
    },
    annotations: { readOnlyHint: !isWrite, destructiveHint: isWrite, idempotentHint: true, openWorldHint: true },
  };
}
