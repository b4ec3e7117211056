import type { Command } from 'commander';
import { CompaniesService, KeyRotation, SanctumImport } from '@app/tenancy';
import type { CommandRunner } from './command-runner';
import { rowsFrom } from './input';
import { aNumber } from './options';

/** The commands for occasional maintenance. Each prints one object. */
export function addMaintenance(program: Command, run: CommandRunner): void {
  program
    .command('keys:rotate')
    .description('seal every stored secret with the first key of ENCRYPTION_KEYS; can be stopped and run again')
    .action(run((app) => app.get(KeyRotation).run()));

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
    .action(
      run(async (app, { company }) => {
        const tenant = await app.get(CompaniesService).contextFor(company);
        return app.get(SanctumImport).run(tenant, await rowsFrom(process.stdin));
      }),
    );
}
