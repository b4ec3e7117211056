import type { Asking } from '@app/availability';
import type { TenantContext } from '@app/tenancy';

/** The caller of a receptionist's function, and how they call: the same for every door. */
export interface Conversation {
  tenant: TenantContext;
  /** The door; bookings remember it. */
  source: 'agent' | 'mcp' | 'api';
  /**
   * The call, as the door names it: the same wish in one call is one booking, and what was offered in it can be chosen.
   * Absent where the door knows of no call.
   */
  callId?: string;
  /** The number that the call came from, E.164. It can be forged: by itself it proves nothing. */
  callersNumber?: string;
  /** The team that the door belongs to, such as that of the dialled number; absent: the company's default. */
  teamId?: number;
  /** When the caller spoke: what "tomorrow" counts from. */
  at: Date;
  /** The caller's own, for writes. */
  idempotencyKey?: string;
  /** How long the caller has waited, and what the cache has answered already. */
  asking?: Asking;
}
