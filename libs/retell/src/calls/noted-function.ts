import { maskedArguments } from './masked-arguments';

/** A function call with its answer. */
export interface CalledFunction {
  name: string;
  args: Record<string, unknown>;
  /** The answer to the agent; a text is JSON. */
  answer: object | string;
  ms: number;
  at: Date;
}

/** A function call with masked arguments. Its answer is parsed when it is stored, when no caller waits. */
export type NotedFunction = CalledFunction & { teamId?: number };

export const notedFunction = ({ args, ms, ...called }: CalledFunction): NotedFunction => ({
  ...called,
  args: maskedArguments(args),
  ms: Math.round(ms),
  ...(isId(args.team_id) ? { teamId: args.team_id } : {}),
});

export const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
