import { NAMED_FAULTS } from './fault-names';
import type { FaultName } from './fault-names';
import type { UnnamedFault } from './fault';

export interface Fault extends UnnamedFault {
  /** One of {@link NAMED_FAULTS}; what is given beside it wins. */
  name?: FaultName;
}

/** A request as faults see it. */
export interface FaultTarget {
  operation: string;
  path: string;
  method: string;
  eventTypeId: number | null;
  apiKey: string | null;
}

/** The active faults; the oldest one that matches a request applies, a gap beside any other. */
export class FaultInjector {
  active: Fault[] = [];

  constructor(private readonly initial: readonly Fault[] = []) {
    this.reset();
  }

  add(fault: Fault): void {
    this.active.push({ ...(fault.name && NAMED_FAULTS[fault.name].fault), ...fault });
  }

  /** The fault for a request; uses up one of its `times`. */
  take(target: FaultTarget): Fault | undefined {
    const gap = this.use(target, ({ checkInsertGapMs }) => checkInsertGapMs !== undefined);
    const isOther = ({ checkInsertGapMs, webhook }: Fault): boolean =>
      checkInsertGapMs === undefined && webhook === undefined;
    const other = this.use(target, isOther);
    return gap || other ? { ...gap, ...other } : undefined;
  }

  /** The fault for an event on its way; uses up one of its `times`. */
  takeForWebhook(target: FaultTarget): Fault | undefined {
    return this.use(target, ({ webhook }) => webhook !== undefined);
  }

  /** Those that the sandbox was started with. */
  reset(): void {
    this.clear();
    for (const fault of this.initial) this.add(fault);
  }

  clear(): void {
    this.active = [];
  }

  private use(target: FaultTarget, isWanted: (fault: Fault) => boolean): Fault | undefined {
    const fault = this.active.find(
      (candidate) => isWanted(candidate) && matches(candidate, target) && !passesOnce(candidate),
    );
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.active = this.active.filter((other) => other !== fault);
    }
    return fault;
  }
}

function matches(fault: Fault, target: FaultTarget): boolean {
  return (
    (fault.operation ?? target.operation) === target.operation &&
    target.path.startsWith(fault.pathPrefix ?? '') &&
    (fault.method ?? target.method).toUpperCase() === target.method &&
    (fault.eventTypeId ?? target.eventTypeId) === target.eventTypeId &&
    (fault.apiKey ?? target.apiKey) === target.apiKey
  );
}

function passesOnce(fault: Fault): boolean {
  if (!fault.skip) return false;
  fault.skip -= 1;
  return true;
}
