import { Command, CommanderError } from 'commander';
import { addCacheInspection } from '../../apps/api/src/commands/cache-inspection';
import type { CommandRunner } from '../../apps/api/src/commands/command-runner';
import { addMaintenance } from '../../apps/api/src/commands/maintenance';
import { addProvisioning } from '../../apps/api/src/commands/provisioning';

/** What parsing a command line came to, before any work. */
export interface ReadLine {
  /** The exit code; zero when the work could begin. */
  code: number;
  stderr: string;
}

/** Parses a line as the CLI does, in this process and without the work, because a process takes a second to start. */
export async function readLine(line: string): Promise<ReadLine> {
  let stderr = '';
  const program = new Command('cli')
    .option('--json')
    .exitOverride()
    .configureOutput({ writeErr: (text) => void (stderr += text) });
  const noWork: CommandRunner = () => async () => {};
  addProvisioning(program, noWork);
  addMaintenance(program, noWork);
  addCacheInspection(program, noWork);
  try {
    await program.parseAsync(line.split(' '), { from: 'user' });
    return { code: 0, stderr };
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.exitCode, stderr };
    throw error;
  }
}
