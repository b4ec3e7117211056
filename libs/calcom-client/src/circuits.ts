import type { Environment } from '@app/common';
import { LRUCache } from 'lru-cache';
import { Circuit, type Outcome } from './circuit';
import { type OperationName, operationOf } from './operations';

/** What a call concerns, from the narrowest to the widest. */
export interface CallScope {
  operation: OperationName;
  /** The event type or team that it is about, as Cal.com numbers them. */
  subject?: number;
  /** Identifies the API key without being it. */
  key: string;
  /** Scheme, host and port of the server. */
  origin: string;
}

/** A circuit that calls have failed in, named without the key. */
export interface UpstreamState {
  /** `operation`: one operation with one key, on one event type where it has one. */
  scope: 'operation' | 'key' | 'origin';
  origin: string;
  kind: 'read' | 'write';
  state: Circuit['state'];
}

/** A key or an origin counts as failing when this many of its parts fail: operations of a key, keys of an origin. */
const MIN_FAILING_PARTS = 3;
/** Maximum number of circuits with failed calls; healthy ones take no memory. */
const MAX_CIRCUITS = 10_000;

/** What one account's calls meet. */
export interface AccountState {
  /** `degraded`: some of its calls are held back. `down`: all reads or all writes are. */
  state: 'up' | 'degraded' | 'down';
  /** Milliseconds since 1970. Absent: up. */
  since?: number;
  /** Seconds until the next trial. Absent: up, or at once. */
  retryAfter?: number;
}

interface Entry {
  circuit: Circuit;
  /** The key of the circuit. Absent: the circuit is an origin's. */
  key?: string;
  facts: Omit<UpstreamState, 'state'>;
}

interface Level extends Omit<UpstreamState, 'state'> {
  name: string;
  key?: string;
  part: string;
  parts: number;
}

/**
 * Circuit breakers as narrow as what fails: an operation with a key on an event type, the key, and the server for the keys
 * of several companies. Those of reads and of writes are apart: failing bookings do not stop questions.
 */
export class Circuits {
  private readonly entries = new LRUCache<string, Entry>({ maxSize: MAX_CIRCUITS, sizeCalculation: () => 1 });

  constructor(private readonly settings: Environment['breaker']) {}

  /** Seconds until a call makes sense, by the widest circuit that is open; undefined: at once. */
  retryAfter(scope: CallScope): number | undefined {
    const waits = levelsOf(scope).map(({ name }) => this.entries.get(name)?.circuit.retryAfter);
    return waits.findLast((seconds) => seconds !== undefined);
  }

  /** Begins a call that nothing holds back. @returns what to call with its outcome. */
  begin(scope: CallScope): (outcome: Outcome) => void {
    const levels = levelsOf(scope).map((level) => ({
      ...level,
      isTrial: this.entries.get(level.name)?.circuit.begin() ?? false,
    }));
    return (outcome) => {
      for (const level of levels) this.report(level, outcome, level.isTrial);
    };
  }

  /** The states of all circuits with recent failures. */
  states(): UpstreamState[] {
    return [...this.entries.values()].map(({ circuit, facts }) => ({ ...facts, state: circuit.state }));
  }

  /** The state of the calls with one key. */
  stateOf({ key, origin }: Pick<CallScope, 'key' | 'origin'>): AccountState {
    const held = [...this.entries.values()].filter(
      ({ circuit, key: whose, facts }) =>
        circuit.openSince !== undefined && (facts.scope === 'origin' ? facts.origin === origin : whose === key),
    );
    if (held.length === 0) return { state: 'up' };
    const waits = held.flatMap(({ circuit }) => circuit.retryAfter ?? []);
    return {
      state: held.some(({ facts }) => facts.scope !== 'operation') ? 'down' : 'degraded',
      since: Math.min(...held.map(({ circuit }) => circuit.openSince ?? Infinity)),
      retryAfter: waits.length > 0 ? Math.min(...waits) : undefined,
    };
  }

  private report({ name, key, part, parts, scope, origin, kind }: Level, outcome: Outcome, isTrial: boolean): void {
    const known = this.entries.get(name);
    if (!known && outcome !== 'failure') return;
    const circuit = known?.circuit ?? new Circuit({ ...this.settings, parts });
    const entry = known ?? { circuit, key, facts: { scope, origin, kind } };
    entry.circuit.report(outcome, part, isTrial);
    if (entry.circuit.isSound) this.entries.delete(name);
    else if (!known) this.entries.set(name, entry);
  }
}

function levelsOf({ operation, subject = 0, key, origin }: CallScope): Level[] {
  const { kind } = operationOf(operation);
  const what = `${operation} ${subject}`;
  return [
    { scope: 'operation', name: `${key} ${what}`, key, part: what, parts: 1, origin, kind },
    { scope: 'key', name: `${key} ${kind}`, key, part: what, parts: MIN_FAILING_PARTS, origin, kind },
    { scope: 'origin', name: `${origin} ${kind}`, part: key, parts: MIN_FAILING_PARTS, origin, kind },
  ];
}
