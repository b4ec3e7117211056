import type { CommanderError } from 'commander';
import { commandLine } from './commands/command-line';
import { load, runCommand, runWhen } from './commands/load';

const isJson = process.argv.includes('--json');
const program = commandLine(runCommand, runWhen);
// Otherwise the library exits on invalid arguments, and programs get no JSON.
if (isJson) for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (isMisread(error)) {
    if (error.exitCode > 0)
      console.log(JSON.stringify({ success: false, code: 'validation_failed', message: error.message }));
    process.exit(error.exitCode);
  }
  const { exitWith } = await load();
  exitWith(error, { isJson });
}

/** Standard error has been told already. */
function isMisread(error: unknown): error is CommanderError {
  return error instanceof Error && (error as Partial<CommanderError>).code?.startsWith('commander.') === true;
}
