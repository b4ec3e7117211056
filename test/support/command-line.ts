import { Command, CommanderError } from 'commander';
import { addCacheInspection } from '../../apps/api/src/commands/cache-inspection';
import type { CommandRunner } from '../../apps/api/src/commands/command-runner';
import { addMaintenance } from '../../apps/api/src/commands/maintenance';
import { addProvisioning } from '../../apps/api/src/commands/provisioning';

/** What became of a command line before any work. */
export interface ReadLine {
  /** Zero where the work could begin. */
  code: number;
  stderr: string;
}

/** Reads a line as the command line does, in this process and without the work: a process takes a second to start. */
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
