import { Inject, Injectable } from '@nestjs/common';
import { invalid } from '@app/common';
import { fingerprintOf } from '@app/idempotency';
import { MaintenanceMode } from '@app/maintenance';
import type { ReceptionAnswer } from './answers/answer';
import { phrases } from './answers/phrases';
import { Refusals } from './answers/refusals';
import { withinSize } from './answers/size';
import { type Arguments, argumentsOfModel } from './arguments/arguments';
import type { Conversation } from './conversation';
import type { FunctionFacts, ReceptionFunction } from './functions/reception-function';
import { functionFacts } from './functions/table';
import { LastOffers } from './offers/last-offers';
import { slotsIn } from './offers/offered-slot';
import { PunctualAnswers } from './punctual-answers';

/** The functions of the table, in its order. */
export const RECEPTION_FUNCTIONS = Symbol('reception functions');

/** Milliseconds that a caller waits; longer is a silence. What asks Cal.com stops waiting a little earlier by itself. */
const TIMEOUT_MS = { question: 2900, write: 7900 };

/** Finds a function by its name and runs it. No door has rules of its own. */
@Injectable()
export class ReceptionFunctions {
  private readonly byName: ReadonlyMap<string, ReceptionFunction>;

  constructor(
    @Inject(RECEPTION_FUNCTIONS) functions: readonly ReceptionFunction[],
    private readonly refusals: Refusals,
    private readonly offers: LastOffers,
    private readonly punctual: PunctualAnswers,
    private readonly maintenance: MaintenanceMode,
  ) {
    this.byName = new Map(functionFacts.map(({ name }, index) => [name, functions[index] as ReceptionFunction]));
  }

  /**
   * The answer to a caller, in time. Refusals are answers in words, except for programs of users, which get the error.
   * @throws AppError to programs; TypeError for a name that is not in the table.
   */
  async run(conversation: Conversation, facts: FunctionFacts, args: Arguments): Promise<ReceptionAnswer> {
    const { tenant, source, asking } = conversation;
    const reception = this.byName.get(facts.name);
    if (!reception) throw new TypeError(`There is no function ${facts.name}`);
    if (source === 'api') {
      refuseUnknown(args, Object.keys(facts.parameters.properties));
      return reception.run(conversation, args);
    }
    const heard = { ...conversation, asking: { ...asking, isSpoken: true } };
    const work = (): Promise<ReceptionAnswer> => this.inWords(reception, facts, heard, argumentsOfModel(args));
    const within = TIMEOUT_MS[facts.kind] - (asking?.waited ?? 0);
    const answer = await this.punctual.give(nameOf(conversation, facts, args), within, work, {
      ok: false,
      ...(facts.kind === 'write'
        ? { reason: 'unconfirmed', say: phrases[tenant.locale].unconfirmed }
        : { reason: 'upstream_down', say: phrases[tenant.locale].notAnsweredYet }),
    });
    const told = withinSize(answer, facts.isList);
    if (slotsIn(told).length > 0) this.offers.remember(conversation, JSON.stringify(told));
    return told;
  }

  private async inWords(
    reception: ReceptionFunction,
    { kind }: FunctionFacts,
    conversation: Conversation,
    args: Arguments,
  ): Promise<ReceptionAnswer> {
    try {
      if (kind === 'write') await this.maintenance.refuseWhileOn();
      return await reception.run(conversation, args);
    } catch (error) {
      return this.refusals.answer(conversation.tenant, error);
    }
  }
}

/** Equal for the same wish of one caller. */
function nameOf({ tenant, callId, idempotencyKey }: Conversation, { name }: FunctionFacts, args: Arguments): string {
  const caller = `${tenant.companyId} ${tenant.agentId} ${tenant.tokenId} ${callId} ${idempotencyKey}`;
  return `${caller} ${name} ${fingerprintOf(args)}`;
}

/** Models add arguments of their own; a program that does has a mistake. */
function refuseUnknown(args: Arguments, known: readonly string[]): void {
  const unknown = Object.keys(args).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw invalid(...unknown.map((field) => ({ field, message: 'is not a known field' })));
}
