import { parseArgs } from 'node:util';
import { FAULT_NAMES, NAMED_FAULTS } from './http/fault-names';
import type { FaultName } from './http/fault-names';
import type { Fault } from './http/faults';

/** What the arguments ask for. */
export interface CommandLine {
  help: boolean;
  faults: Fault[];
  port?: number;
  /** The origin of a running sandbox that the faults are for, instead of a new one. */
  at?: string;
}

/** @throws Error that names the argument and what it should look like. */
export function readArguments(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fault: { type: 'string', multiple: true, default: [] },
      port: { type: 'string' },
      at: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    help: values.help,
    faults: values.fault.map(readFault),
    port: values.port === undefined ? undefined : numberOf('--port', values.port),
    at: values.at === undefined ? undefined : originOf(values.at),
  };
}

/** `lost`, or `late,ms=8000,times=3,event-type=2563193`. */
function readFault(text: string): Fault {
  const [name = '', ...details] = text.split(',');
  if (!isFaultName(name)) throw new Error(`There is no fault ${name}. There are: ${FAULT_NAMES.join(', ')}.`);
  const fault: Fault = { name };
  for (const detail of details) {
    const [key = '', value = ''] = detail.split('=');
    const read = DETAILS[key];
    if (!read) throw new Error(`${name} has no ${key}. A fault has: ${Object.keys(DETAILS).join(', ')}.`);
    Object.assign(fault, read(value, name));
  }
  return fault;
}

const isFaultName = (name: string): name is FaultName => FAULT_NAMES.some((known) => known === name);

const DETAILS: Record<string, (value: string, name: FaultName) => Fault> = {
  times: (value) => ({ times: numberOf('times', value) }),
  skip: (value) => ({ skip: numberOf('skip', value) }),
  ms: (value, name) => ({ [durationOf(name)]: numberOf('ms', value) }),
  operation: (value) => ({ operation: value }),
  'event-type': (value) => ({ eventTypeId: numberOf('event-type', value) }),
  key: (value) => ({ apiKey: value }),
};

/** The time that a named fault is about. */
function durationOf(name: FaultName): keyof Fault {
  const { fault } = NAMED_FAULTS[name];
  return DURATIONS.find((duration) => fault[duration] !== undefined) ?? 'delayMs';
}

const DURATIONS = ['checkInsertGapMs', 'answerDelayMs', 'dripMs'] as const;

function numberOf(key: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`${key} must be a whole number, not ${value || 'nothing'}.`);
  return Number(value);
}

function originOf(url: string): string {
  if (!URL.canParse(url)) throw new Error(`--at must be the URL of a running sandbox, not ${url}.`);
  return new URL(url).origin;
}

/** The text of `--help`. */
export function helpText(): string {
  const width = Math.max(...FAULT_NAMES.map((name) => name.length));
  const lines = FAULT_NAMES.map((name) => `  ${name.padEnd(width)}  ${NAMED_FAULTS[name].what}`);
  return [
    'A stand-in Cal.com v2.',
    '',
    '  npm run sandbox -- [--port 4010] [--fault <name>[,<detail>=<value>…]]…',
    '  npm run sandbox -- --at <sandbox_url> [--fault <name>…]…   sets the faults of a running one; none clears them',
    '',
    'Details of a fault: times=3 (then it ends) · skip=2 (those pass first) · ms=8000 · event-type=2563193 ·',
    'key=cal_live_… · operation=rescheduleBooking (createBooking is meant where a fault is about bookings)',
    '',
    'Faults:',
    ...lines,
    '',
  ].join('\n');
}
