import type { Type } from '@nestjs/common';
import type { ReceptionAnswer } from '../answers/answer';
import type { Arguments } from '../arguments/arguments';
import type { ParametersSchema } from '../arguments/parameters';
import type { Conversation } from '../conversation';

/** What is fixed about a function. */
export interface FunctionFacts {
  /** In snake_case; of routes with hyphens. */
  name: string;
  /** Whether it changes anything. */
  kind: 'question' | 'write';
  /** What a user's token must allow. */
  ability: string;
  /** In English, for models and programs. */
  description: string;
  parameters: ParametersSchema;
  /** A user's repeat under an idempotency key gets the answer again. */
  isKeyed?: true;
  /** Its answers list things, which takes more room. */
  isList?: true;
}

/** Something that a caller can ask for. */
export interface ReceptionFunction {
  /**
   * @param args as given, without those that stand for nothing.
   * @throws AppError what is refused. The table makes an answer in words of it, where the caller is to hear one.
   */
  run(conversation: Conversation, args: Arguments): Promise<ReceptionAnswer>;
}

export type FunctionClass = Type<ReceptionFunction> & { readonly facts: FunctionFacts };
