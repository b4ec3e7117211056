import { setTimeout as pause } from 'node:timers/promises';
import { isRecord } from '@app/common';
import type { NamedScript, Turn } from './call-script';
import { differences } from './differences';
import type { SandboxControl } from './sandbox-control';
import { withDays } from './script-days';

/** A function's answer. */
export interface Answer {
  status: number;
  body: unknown;
  /** Milliseconds. */
  took: number;
}

/** The transport by which one call reaches the receptionist's functions. */
export type Door = (name: string, args: Record<string, unknown>) => Promise<Answer>;

/** The result of one turn. */
export interface PlayedTurn {
  caller?: string;
  function: string;
  say: string;
  took: number;
  wrong: string[];
}

/** The result of a call. */
export interface PlayedCall {
  title: string;
  file: string;
  turns: PlayedTurn[];
  /** Differences from the expected appointments; null: they could not be checked. */
  state: string[] | null;
  ok: boolean;
}

/**
 * Plays a whole call through a door and compares each answer, and the appointments in the end, with what the script
 * expects. Then cancels what it has booked, so that it can be played again.
 * @param sandbox the stand-in Cal.com of the company; absent: nothing is changed or checked there.
 */
export async function play(
  script: NamedScript,
  door: Door,
  { sandbox, now }: { sandbox?: SandboxControl; now: Date },
): Promise<PlayedCall> {
  const { title, file, locale, timezone = 'Europe/Berlin', people } = script;
  const filled = withDays(script, { locale, timezone, now });
  const before = (await sandbox?.booked()) ?? new Set();
  const bodies: unknown[] = [];
  const turns: PlayedTurn[] = [];
  try {
    for (const turn of filled.turns) {
      if (turn.pause !== undefined) await pause(turn.pause);
      for (const request of turn.meanwhile ?? []) await sandbox?.send(request);
      const answers = await Promise.all(
        Array.from({ length: turn.times ?? 1 }, () => door(turn.function, withAnswers(turn.args, bodies))),
      );
      bodies.push(answers[0]?.body);
      const played = judged(turn, answers, bodies);
      for (const [path, expected] of Object.entries((sandbox && turn.afterwards) ?? {}))
        played.wrong.push(...differences(expected, await sandbox?.send(['GET', path]), path));
      turns.push(played);
    }
  } finally {
    if (script.turns.some(({ meanwhile }) => meanwhile)) await sandbox?.send(['DELETE', '/faults']);
  }
  const state = sandbox
    ? differences(
        filled.appointments.map((one) => (one.start === undefined ? one : { ...one, start: Date.parse(one.start) })),
        await sandbox.appointmentsOf({ people }, before),
        'appointments',
      )
    : null;
  for (const code of codesIn(bodies)) await door('cancel_appointment', { code, reason: 'Simulated call' });
  return { title, file, turns, state, ok: turns.every(({ wrong }) => wrong.length === 0) && !state?.length };
}

function judged(turn: Turn, answers: readonly Answer[], bodies: readonly unknown[]): PlayedTurn {
  const { caller, function: name, expect, within = Number.POSITIVE_INFINITY } = turn;
  const wanted = withAnswers(expect, bodies);
  const wrong = answers.flatMap(({ status, body, took }) => [
    ...(status === 200 ? [] : [`status: expected 200, got ${status}`]),
    ...differences(wanted, body),
    ...(took <= within ? [] : [`took ${took} ms, expected at most ${within} ms`]),
  ]);
  const [first] = answers;
  const say = String((first?.body as { say?: unknown } | undefined)?.say ?? '');
  return { ...(caller === undefined ? {} : { caller }), function: name, say, took: first?.took ?? 0, wrong };
}

/** The confirmation codes of the appointments that were made. */
const codesIn = (bodies: readonly unknown[]): Set<string> =>
  new Set(
    bodies.flatMap((body) => {
      const { ok, code } = isRecord(body) ? body : {};
      return ok === true && typeof code === 'string' ? code : [];
    }),
  );

const REFERENCE = /^\$(\d+)\.(.+)$/;

/** Replaces references to earlier answers by the values found there. */
function withAnswers<T>(value: T, bodies: readonly unknown[]): T {
  if (typeof value === 'string') {
    const [, turn, path = ''] = REFERENCE.exec(value) ?? [];
    return turn === undefined ? value : (at(bodies[Number(turn) - 1], path.split('.')) as T);
  }
  if (Array.isArray(value)) return value.map((item: unknown) => withAnswers(item, bodies)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withAnswers(item, bodies)])) as T;
}

const at = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? value : at((value as Record<string, unknown> | undefined)?.[name], rest);
