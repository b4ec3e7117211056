import type { Command } from 'commander';
import type { CommandRunner } from './load';
import { aNumber } from './options';

/** The commands for occasional maintenance. Each prints one object. */
export function addMaintenance(program: Command, run: CommandRunner): void {
  program
    .command('keys:rotate')
    .description('seal every stored secret with the first key of ENCRYPTION_KEYS; can be stopped and run again')
    .action(run('rotateKeys'));

  program
    .command('sanctum:import')
    .description(
      'take over the bearer tokens of a Laravel application: rows of personal_access_tokens on standard input',
    )
    .requiredOption('--company <id>', 'whose users they belong to', aNumber)
    .addHelpText(
      'after',
      `
The rows are a JSON array, or one JSON object on each line, with the columns that Laravel stores. A token belongs to the
user whose id is its tokenable_id, or to the one with its "email", if there is such a field.`,
    )
    .action(run('importSanctumTokens'));
}
