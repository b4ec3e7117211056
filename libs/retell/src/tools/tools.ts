import type { FunctionFacts } from '@app/receptionist';

/** A tool of a voice agent, as Retell's API takes it in `general_tools`. */
export interface RetellTool {
  type: 'custom';
  name: string;
  description: string;
  url: string;
  method: 'POST';
  /** The whole call: its signature covers who calls, and which function is meant. */
  args_at_root: false;
  parameters: { type: 'object'; properties: Record<string, unknown>; required?: string[] };
  timeout_ms: number;
  /** Retell repeats whatever fails, also what was refused: the model knows better what to do. */
  max_retry: 0;
  speak_during_execution: boolean;
  speak_after_execution: true;
}

/** Milliseconds; longer than an answer takes. */
const TIMEOUT_MS = 10_000;
const BOOKING_TIMEOUT_MS = 15_000;

/** Models' schemas have no such keyword. */
const withoutExample = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== 'example'));

/** The tools of an agent. @param publicUrl where Retell reaches this service. */
export const toolsFor = (publicUrl: string, agentId: string, functions: readonly FunctionFacts[]): RetellTool[] =>
  functions.map(({ name, description, parameters, kind }) => ({
    type: 'custom',
    name,
    description,
    url: `${publicUrl}/api/retell/${name.replaceAll('_', '-')}?agent_id=${encodeURIComponent(agentId)}`,
    method: 'POST',
    args_at_root: false,
    parameters: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(parameters.properties).map(([argument, schema]) => [argument, withoutExample(schema)]),
      ),
      ...(parameters.required?.length ? { required: [...parameters.required] } : {}),
    },
    timeout_ms: name === 'book_appointment' ? BOOKING_TIMEOUT_MS : TIMEOUT_MS,
    max_retry: 0,
    // Questions are answered sooner than a sentence is said.
    speak_during_execution: kind === 'write',
    speak_after_execution: true,
  }));
