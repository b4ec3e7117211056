import type { Tool } from '@modelcontextprotocol/server';
import type { FunctionFacts } from '@app/receptionist';
import { SERVED } from './served-functions';

/** In addition to the function's own arguments. */
const IDEMPOTENCY_KEY = {
  type: 'string',
  description:
    'Of your choosing, up to 255 characters without spaces: the same request again under it gets the first answer',
};

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
