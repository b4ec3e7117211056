import { maskedArguments } from './masked-arguments';

/** A call of a function with its answer. */
export interface CalledFunction {
  name: string;
  args: Record<string, unknown>;
  /** What the agent was told; a text is JSON. */
  answer: object | string;
  ms: number;
  at: Date;
}

/** A function with its arguments masked. Its answer is read when it is written: nobody waits then. */
export type NotedFunction = CalledFunction & { teamId?: number };

export const notedFunction = ({ args, ms, ...called }: CalledFunction): NotedFunction => ({
  ...called,
  args: maskedArguments(args),
  ms: Math.round(ms),
  ...(isId(args.team_id) ? { teamId: args.team_id } : {}),
});

export const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
