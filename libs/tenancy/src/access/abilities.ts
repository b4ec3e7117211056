import { EVERY_ABILITY } from './tenant-context';

/** What a token can be limited to. An imported one may carry others, which allow nothing. */
export const ABILITIES = [
  EVERY_ABILITY,
  'teams:read',
  'teams:write',
  'bookings:read',
  'bookings:write',
  'calls:read',
  'callbacks:write',
  'status:read',
  'audit:read',
  'settings:write',
  'mcp',
] as const;
