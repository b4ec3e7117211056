import { IsBoolean, IsOptional } from 'class-validator';
import type { Account, EventType } from '../model';

/** Privileges of a host; for any other caller they have no effect, without an error. */
export class HostFlagsInput {
  @IsOptional()
  @IsBoolean()
  allowConflicts?: boolean;

  @IsOptional()
  @IsBoolean()
  allowBookingOutOfBounds?: boolean;

  @IsOptional()
  @IsBoolean()
  skipBookingLimits?: boolean;
}

/** The privileges that a request has. */
export interface HonouredFlags {
  allowConflicts: boolean;
  allowOutOfBounds: boolean;
  skipLimits: boolean;
}

export function honouredFlags(input: HostFlagsInput, eventType: EventType, account: Account | null): HonouredFlags {
  const isHost = account !== null && eventType.hostIds.includes(account.id);
  return {
    allowConflicts: isHost && input.allowConflicts === true,
    allowOutOfBounds: isHost && input.allowBookingOutOfBounds === true,
    skipLimits: isHost && input.skipBookingLimits === true,
  };
}
