import { helpText, readArguments } from './command-line';
import type { CommandLine } from './command-line';
import { optionsFrom } from './environment';
import { createSandbox } from './sandbox';

/** The arguments; those that make no sense end the process with the reason. */
function argumentsOrExit(): CommandLine {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
}

async function serve({ faults, port }: CommandLine): Promise<void> {
  // Nothing else would stop this process after its launcher has died, also while it starts.
  process.once('disconnect', () => process.exit());
  process.channel?.unref();
  const options = optionsFrom(process.env);
  const sandbox = await createSandbox({ ...options, port: port ?? options.port, faults });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sandbox.close());
  }
  // The parent process waits for this line.
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: sandbox.url })}\n`);
}

/** Replaces the faults of a running sandbox. */
async function replaceFaults(origin: string, { faults }: CommandLine): Promise<void> {
  const control = `${origin}/__sandbox/faults`;
  await fetch(control, { method: 'DELETE' });
  for (const fault of faults) {
    const headers = { 'content-type': 'application/json' };
    const { ok, status } = await fetch(control, { method: 'POST', headers, body: JSON.stringify(fault) });
    if (!ok) throw new Error(`${control} answered ${status}.`);
  }
  process.stdout.write(`${origin} has ${faults.length === 0 ? 'no faults' : `${faults.length} of them`} now.\n`);
}

const commandLine = argumentsOrExit();
try {
  if (commandLine.help) process.stdout.write(helpText());
  else if (commandLine.at !== undefined) await replaceFaults(commandLine.at, commandLine);
  else await serve(commandLine);
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
}

/** One sentence, as people at a terminal need it. */
function reasonOf(error: unknown): string {
  const { code, port, address, message, cause } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is taken; choose another with --port.`;
  if (cause instanceof Error && 'code' in cause) return `Nothing answers at ${commandLine.at}; is the sandbox running?`;
  return message;
}
