import { Inject, Injectable } from '@nestjs/common';
import { AppError, invalid } from '@app/common';
import { type ReceptionAnswer } from './answers/answer';
import { Refusals } from './answers/refusals';
import { type Arguments, withoutEmpty } from './arguments/arguments';
import type { Conversation } from './conversation';
import type { FunctionFacts, ReceptionFunction } from './functions/reception-function';
import { functionFacts } from './functions/table';

/** The functions of the table, in its order. */
export const RECEPTION_FUNCTIONS = Symbol('reception functions');

/** Finds a function by its name and runs it. No door has rules of its own. */
@Injectable()
export class ReceptionFunctions {
  private readonly byName: ReadonlyMap<string, ReceptionFunction>;

  constructor(
    @Inject(RECEPTION_FUNCTIONS) functions: readonly ReceptionFunction[],
    private readonly refusals: Refusals,
  ) {
    this.byName = new Map(functionFacts.map(({ name }, index) => [name, functions[index] as ReceptionFunction]));
  }

  /**
   * What a caller is told. Refusals are answers in words, but to programs of users, which get the status of the error.
   * @throws AppError 400 to users for arguments that the function does not have; TypeError for a name that is not in the table.
   */
  async run(
    conversation: Conversation,
    { name, parameters }: FunctionFacts,
    args: Arguments,
  ): Promise<ReceptionAnswer> {
    const isOfProgram = conversation.source === 'api';
    if (isOfProgram) refuseUnknown(args, Object.keys(parameters.properties));
    const reception = this.byName.get(name);
    if (!reception) throw new TypeError(`There is no function ${name}`);
    try {
      return await reception.run(conversation, withoutEmpty(args));
    } catch (error) {
      if (!(error instanceof AppError) || isOfProgram) throw error;
      return this.refusals.answer(conversation.tenant, error);
    }
  }
}

/** Models add arguments of their own; a program that does has a mistake. */
function refuseUnknown(args: Arguments, known: readonly string[]): void {
  const unknown = Object.keys(args).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw invalid(...unknown.map((field) => ({ field, message: 'is not a known field' })));
}
