import { CommanderError } from 'commander';
import { commandLine } from '../../apps/api/src/commands/command-line';

/** What parsing a command line came to, before any work. */
export interface ReadLine {
  /** The exit code; zero when the work could begin. */
  code: number;
  stderr: string;
}

/** Parses a line as the CLI does, in this process and without the work, because a process takes a second to start. */
export const readLine = (line: string): Promise<ReadLine> => readWords(line.split(' '));

/** The same of a line that a shell has taken apart. */
export async function readWords(words: readonly string[]): Promise<ReadLine> {
  let stderr = '';
  const program = commandLine(
    () => async () => {},
    async () => {},
  );
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeErr: (text) => void (stderr += text) });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return { code: 0, stderr };
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.exitCode, stderr };
    throw error;
  }
}
