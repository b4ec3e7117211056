import { Injectable } from '@nestjs/common';
import { eventLoop } from '@app/common';
import { seams } from '@app/telemetry';
import { addressOf, type CalcomAccount, keyIdOf, type Place } from './calcom-account';
import { CalcomApiException } from './calcom-api.exception';
import { readEnvelope } from './envelope';
import { OddParts } from './odd-parts';
import { OddPart } from './oddity';
import type { OperationName } from './operations';
import type { Ask } from './pages';
import { type HttpAnswer, requestIdOf } from './refusal';
import { type CallOptions, Resilience } from './resilience';
import { Transport } from './transport';
import type { Wire } from './wire';

/** What one call of an operation is about, and sends. */
export interface Call extends Place {
  body?: object;
  /** The event type or team that the call is about: when it fails, others may work. */
  subject?: number;
  options?: CallOptions;
}

/** Characters, which take more than a fraction of a millisecond to parse. */
const LONG_ANSWER = 65_536;

/** Sends the calls of all operations, and reads their envelopes. */
@Injectable()
export class Calls {
  private readonly refusalListeners: ((account: CalcomAccount) => void)[] = [];

  constructor(
    private readonly transport: Transport,
    private readonly resilience: Resilience,
    private readonly oddParts: OddParts,
  ) {}

  /** @throws CalcomApiException and nothing else. */
  async send<T>(
    account: CalcomAccount,
    operation: OperationName,
    { body, subject, options, ...place }: Call,
    read: (envelope: Wire, owner: string) => T | Promise<T>,
  ): Promise<T> {
    const url = addressOf(account, operation, place);
    const scope = { operation, subject, key: keyIdOf(account), origin: url.origin };
    const exchange = (): Promise<HttpAnswer> => this.transport.exchange(operation, url, account, body);
    const facts = () => ({ operation, priority: options?.priority ?? 'interactive' });
    const calling = seams.calcomOperation.run(facts, () => this.resilience.run(scope, exchange, options));
    const answer = await calling.catch((error: unknown) => {
      if (isAboutKey(error)) for (const listener of this.refusalListeners) listener(account);
      throw error;
    });
    // Parsing cannot be interrupted: of two long answers that arrive together, the second waits.
    if (answer.text.length > LONG_ANSWER) await eventLoop.turn(scope.key);
    try {
      const envelope = readEnvelope(answer.text);
      const result = await read(envelope, scope.key);
      this.oddParts.note(operation, envelope.notes);
      return result;
    } catch (error) {
      if (!(error instanceof OddPart)) throw error;
      this.oddParts.note(operation, [error]);
      const details = { status: answer.status, requestId: requestIdOf(answer), detail: error.message };
      throw new CalcomApiException(operation, 'unexpected_answer', details);
    }
  }

  /** @returns what asks for one page of a list. */
  asking(account: CalcomAccount, operation: OperationName, call: Call): Ask {
    return (query, read) => this.send(account, operation, { ...call, query: { ...call.query, ...query } }, read);
  }

  /** Calls the listener whenever Cal.com answers that it does not know the key, or knows it no more. */
  onKeyRefused(listener: (account: CalcomAccount) => void): void {
    this.refusalListeners.push(listener);
  }
}

const isAboutKey = (error: unknown): boolean => error instanceof CalcomApiException && error.code === 'unauthorized';
