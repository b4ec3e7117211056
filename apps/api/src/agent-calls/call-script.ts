import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isRecord } from '@app/common';

/** A request to the stand-in Cal.com's control API, such as `['POST', '/faults', {name: 'slow'}]`. */
export type ControlRequest = [method: string, path: string, body?: object];

/** A function call by the model on behalf of the caller, and the expected answer. */
export interface Turn {
  /** The caller's words, for readers. */
  caller?: string;
  /** What happens at Cal.com before it. */
  meanwhile?: ControlRequest[];
  function: string;
  /** A text `$2.slots.0.slot_id` is what the answer of the second turn has there. */
  args: Record<string, unknown>;
  /** How often it is sent at the same time; each is answered as expected. Default 1. */
  times?: number;
  /** Parts of the answer. */
  expect: Record<string, unknown>;
  /** What the stand-in Cal.com's control API then tells, by its paths: that a fault has happened, for one. */
  afterwards?: Record<string, unknown>;
  /** Milliseconds that the caller thinks before this turn; absent: none. */
  pause?: number;
  /** Milliseconds that the answer may take: on a busy machine, too, so more than is promised. */
  within?: number;
}

/** An appointment at Cal.com: its attendee's name, and other parts of the booking there. */
export interface ExpectedAppointment {
  name?: string;
  start?: string;
  [part: string]: unknown;
}

/** A whole call, as data. Days are written as `<mon+2>`: see `script-days.ts`. */
export interface CallScript {
  title: string;
  /** The name of the company that the call is for. */
  company: string;
  locale: string;
  /** IANA; default Europe/Berlin. */
  timezone?: string;
  /** The number that calls, as the line reports it; `web`: a call without numbers. */
  from: string;
  /** By which doors it can be had; absent: by each. */
  doors?: readonly string[];
  turns: Turn[];
  /** People whose appointments are checked at the end. */
  people: string[];
  /** All their appointments in the end, in the order of their starts. */
  appointments: ExpectedAppointment[];
}

/** Where a clone has its scripts. */
export const SCRIPTS = 'apps/api/call-scripts';

export interface NamedScript extends CallScript {
  file: string;
}

/** All scripts of a folder and the folders in it, in the order of their names. */
export const scriptsIn = (folder: string): NamedScript[] =>
  filesIn(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => readScript(join(folder, file)));

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    throw new AppError('validation_failed', { message: `There is no folder ${folder}; start from the project's own` });
  }
}

/** @throws AppError 400 for a file that holds no script. */
export function readScript(file: string): NamedScript {
  const script: unknown = parsed(file);
  const isScript =
    isRecord(script) &&
    ['title', 'company', 'locale', 'from'].every((name) => typeof script[name] === 'string') &&
    ['turns', 'people', 'appointments'].every((name) => Array.isArray(script[name]));
  if (!isScript) throw new AppError('validation_failed', { message: `${file} holds no script of a call` });
  return { ...(script as unknown as CallScript), file };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new AppError('validation_failed', { message: `${file} cannot be read: ${(error as Error).message}` });
  }
}
