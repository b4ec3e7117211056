import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';
import type { IncomingEvent } from './incoming-event';

/** `later`: it cannot be said yet what it means, such as while the same appointment is being changed from here. */
export type Handled = 'done' | 'later';

/**
 * Does what an event asks for. It may be handled more than once, and late: in another order than things happened.
 * @throws what makes the next attempt.
 */
export type IncomingHandler = (tenant: TenantContext, event: IncomingEvent) => Promise<Handled>;

/** The handlers of events. The room whose rows the events concern registers them. */
@Injectable()
export class IncomingHandlers {
  private readonly handlers = new Map<string, IncomingHandler>();

  register(triggers: readonly string[], handler: IncomingHandler): void {
    for (const trigger of triggers) this.handlers.set(trigger, handler);
  }

  /** What Cal.com is asked to tell. */
  get triggers(): string[] {
    return [...this.handlers.keys()].toSorted();
  }

  handlerOf(trigger: string): IncomingHandler | undefined {
    return this.handlers.get(trigger);
  }
}
