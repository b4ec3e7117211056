import { describe, expect, it } from '@jest/globals';
import type { BookingStatus } from '@team-selector/client';
import { stepOf } from './history-step';

describe('a step in the history of a booking', () => {
  it.each([
    [null, 'pending', 'requested', 'sent'],
    ['pending', 'confirmed', 'answered', 'booked'],
    ['unknown', 'confirmed', 'found', 'booked'],
    [null, 'confirmed', 'webhook', 'booked'],
    ['pending', 'requested', 'answered', 'requested'],
    ['requested', 'confirmed', 'webhook', 'agreed'],
    ['pending', 'unknown', 'timeout', 'unclear'],
    ['confirmed', 'confirmed', 'moved', 'moved'],
    ['confirmed', 'confirmed', 'no_show', 'no_show'],
    ['confirmed', 'confirmed', 'webhook', 'changed'],
    ['confirmed', 'confirmed', 'slot_taken', 'changed'],
    ['confirmed', 'cancelled', 'cancelled', 'cancelled'],
    ['unknown', 'failed', 'not_found', 'failed'],
  ] as const)('from %s to %s because of %s is %s', (from, to, cause, step) =>
    expect(stepOf({ from, to: to as BookingStatus, cause })).toBe(step),
  );
});
