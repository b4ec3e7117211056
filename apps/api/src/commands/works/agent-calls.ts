import type { OptionValues } from 'commander';
import { AppError, Environment, type ErrorCode, isRecord } from '@app/common';
import { type NamedScript, readScript, SCRIPTS, scriptsIn } from '../../agent-calls/call-script';
import { play, type PlayedCall } from '../../agent-calls/play';
import { callFrom, retellDoor } from '../../agent-calls/retell-door';
import { SandboxControl } from '../../agent-calls/sandbox-control';
import { type CalledService, demoService, reached, serviceOf } from '../../agent-calls/service';
import type { CommandWork } from '../command-runner';

/** A work that asks a running service, which may have the embedded database open. */
const asking = (ask: (service: CalledService, options: OptionValues) => Promise<object>) =>
  ({
    async beside(environment, options) {
      const service = demoService(environment, options);
      return service && ask(service, options);
    },
    async work(app, options) {
      return ask(await serviceOf(app, app.get(Environment), options), options);
    },
  }) satisfies CommandWork;

async function callOnce(service: CalledService, options: OptionValues): Promise<object> {
  const { baseUrl, agent } = service;
  const call = callFrom(agent, options.from ?? 'anonymous');
  const args = Object.fromEntries((options.arg ?? []) as [string, unknown][]);
  const { status, body } = await reached(service, retellDoor(baseUrl, agent, call)(options.function, args));
  if (status === 200 && isRecord(body)) return body;
  const { code, message } = isRecord(body) ? body : {};
  if (typeof code !== 'string' || typeof message !== 'string')
    throw new AppError('unavailable', { message: `${baseUrl} is no Team Selector: it answers ${status}` });
  throw new AppError(code as ErrorCode, { status, message });
}

/** A signed call of one function. People are shown what would be spoken. */
export const callAgent: CommandWork = {
  ...asking(callOnce),
  toText: (answer) => String((answer as { say?: unknown }).say ?? JSON.stringify(answer)),
};

function chosenScripts({ company: { name, locale } }: CalledService, { script, all }: OptionValues): NamedScript[] {
  if (script !== undefined) return [readScript(script)];
  if (!all) throw new AppError('validation_failed', { message: `Name --script <file>, or --all for ${SCRIPTS}` });
  const scripts = scriptsIn(SCRIPTS).filter((one) => one.company === name && one.locale === (locale ?? one.locale));
  if (scripts.length > 0) return scripts;
  throw new AppError('validation_failed', { message: `No script of ${SCRIPTS} is for ${name} in its language` });
}

async function simulateCalls(service: CalledService, options: OptionValues): Promise<object> {
  const { baseUrl, agent, sandboxUrl } = service;
  const sandbox = sandboxUrl === undefined ? undefined : new SandboxControl(sandboxUrl);
  const calls: PlayedCall[] = [];
  for (const script of chosenScripts(service, options)) {
    // Without a sandbox, no fault can be injected.
    if (!sandbox && script.turns.some(({ meanwhile }) => meanwhile)) continue;
    const door = retellDoor(baseUrl, agent, callFrom(agent, script.from));
    calls.push(await reached(service, play(script, door, { sandbox, now: new Date() })));
  }
  const failed = calls.filter(({ ok }) => !ok).length;
  if (failed > 0) process.exitCode = 1;
  return { played: calls.length, failed, calls };
}

/** Whole calls, from scripts. */
export const simulate: CommandWork = { ...asking(simulateCalls), toText: transcriptOf };

function transcriptOf(result: object): string {
  const { played, failed, calls } = result as { played: number; failed: number; calls: PlayedCall[] };
  const lines = calls.flatMap(({ ok, title, file, turns, state }) => [
    `${ok ? '✓' : '✗'} ${title} (${file})`,
    ...turns.flatMap(({ caller, function: name, say, took, wrong }) => [
      ...(caller === undefined ? [] : [`    – ${caller}`]),
      `    ${name}, ${took} ms: ${say}`,
      ...wrong.map((difference) => `      ✗ ${difference}`),
    ]),
    ...(state?.map((what) => `    ✗ ${what}`) ?? [
      '    Whether it is booked was not checked: name the sandbox with --sandbox',
    ]),
  ]);
  return [...lines, `${played} calls, ${failed} of them not as expected`].join('\n');
}
