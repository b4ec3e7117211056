import { describe, expect, it } from '@jest/globals';
import { helpText, readArguments } from './command-line';
import { FAULT_NAMES } from './http/fault-names';

describe('the arguments', () => {
  it('faults are read by name, with their details', () => {
    const details = 'late,ms=8000,times=3,skip=1,event-type=2563193,key=cal_live_x,operation=rescheduleBooking';
    expect(readArguments(['--fault', 'lost', '--fault', details, '--port', '4010'])).toEqual({
      help: false,
      port: 4010,
      at: undefined,
      faults: [
        { name: 'lost' },
        {
          name: 'late',
          delayMs: 8000,
          times: 3,
          skip: 1,
          eventTypeId: 2_563_193,
          apiKey: 'cal_live_x',
          operation: 'rescheduleBooking',
        },
      ],
    });
  });

  it.each([
    ['check-insert-gap,ms=50', { checkInsertGapMs: 50 }],
    ['late-answer,ms=50', { answerDelayMs: 50 }],
    ['late-lost,ms=50', { delayMs: 50 }],
  ])('%s sets the time that the fault is about', (text, fault) => {
    expect(readArguments(['--fault', text]).faults[0]).toMatchObject(fault);
  });

  it('a running sandbox is named by any of its URLs', () => {
    expect(readArguments(['--at', 'http://127.0.0.1:4010/v2']).at).toBe('http://127.0.0.1:4010');
  });

  it.each([
    [['--fault', 'los'], 'There is no fault los. There are: lost, '],
    [['--fault', 'lost,often=2'], 'lost has no often. A fault has: times, '],
    [['--fault', 'lost,times=two'], 'times must be a whole number, not two.'],
    [['--at', 'here'], '--at must be the URL of a running sandbox'],
    [['--faults'], "Unknown option '--faults'"],
  ])('%j is refused with the reason', (args, reason) => {
    expect(() => readArguments(args)).toThrow(reason);
  });

  it('the help lists every fault with what happens', () => {
    for (const name of FAULT_NAMES) expect(helpText()).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  });
});
