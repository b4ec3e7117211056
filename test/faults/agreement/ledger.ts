import type { Answer, Json } from '../../support/client';

/** What was asked for, in the terms of people. */
export interface Asked {
  kind: 'book' | 'move' | 'cancel' | 'look';
  /** Of the appointment; absent: a booking. */
  id?: number;
  email?: string;
  eventTypeId?: number;
  /** ISO. */
  start?: string;
}

/** What was answered: to users and to agents alike. */
export interface Told {
  status: number;
  code?: string;
  id?: number;
  /** Of the appointment, where one was told. */
  state?: string;
}

/** What callers know of an appointment. */
export interface Known {
  /** They were told that it is theirs. */
  isAcknowledged: boolean;
  /** Milliseconds since 1970; where it may be. */
  starts: Set<number>;
  mayBeCancelled: boolean;
  isCancelled: boolean;
}

/** All that callers were told, which has to be true in the end. */
export class Ledger {
  readonly known = new Map<number, Known>();
  readonly lies: string[] = [];

  note(asked: Asked, told: Told, isAlone: boolean): void {
    const what = `${asked.kind} ${asked.id ?? `${asked.email} ${asked.eventTypeId}`} ${asked.start ?? ''}`;
    if (told.status >= 500 && told.status !== 503) this.lies.push(`${what} was answered ${told.status} ${told.code}`);
    if (told.id === undefined) return;
    const entry = this.entry(told.id);
    const isSure = told.status < 300 && told.state !== 'unknown' && told.state !== 'pending';
    const start = asked.start === undefined ? undefined : Date.parse(asked.start);
    if (asked.kind === 'book' && told.status < 300) {
      if (start !== undefined && entry.starts.size === 0) entry.starts.add(start);
      if (isSure) entry.isAcknowledged = true;
    }
    if (asked.kind === 'move' && start !== undefined) {
      if (isSure && isAlone) entry.starts.clear();
      if (told.status < 300 || told.status === 503) entry.starts.add(start);
    }
    if (asked.kind === 'cancel' && (told.status < 300 || told.status === 503)) {
      entry.mayBeCancelled = true;
      if (isSure && told.state === 'cancelled') entry.isCancelled = true;
    }
  }

  entry(id: number): Known {
    const entry = this.known.get(id) ?? {
      isAcknowledged: false,
      starts: new Set(),
      mayBeCancelled: false,
      isCancelled: false,
    };
    this.known.set(id, entry);
    return entry;
  }
}

export const toldUser = (asked: Asked, { status, body }: Answer<Json>): Told => ({
  status,
  code: body.code,
  id: body.data?.id ?? (body.code === 'already_booked' ? body.details?.booking_id : undefined) ?? asked.id,
  state: body.data?.status,
});

const AGENT_STATUSES: Record<string, number> = { slot_taken: 409, unconfirmed: 202, upstream_down: 503 };

export function toldAgent({ status, body }: Answer<Json>): Told {
  if (status !== 200) return { status, code: body.code };
  if (body.ok) return { status: 201, id: body.booking_id, state: body.status };
  return { status: AGENT_STATUSES[body.reason] ?? 409, code: body.reason, id: body.booking_id, state: body.status };
}
