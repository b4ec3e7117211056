import type { Command } from 'commander';
import type { CommandRunner } from './load';
import { aNumber, aSwitch } from './options';

/** The commands for occasional maintenance. Each prints one object. */
export function addMaintenance(program: Command, run: CommandRunner): void {
  program
    .command('doctor')
    .description('look at all that a start needs, a line each; ends with 1 when something is broken')
    .addHelpText(
      'after',
      `
Node, the environment, the port, the servers and their settings, the keys (also the companies' own at Cal.com), the clock,
and whether PUBLIC_URL leads here. Changes nothing.`,
    )
    .action(run('doctor'));

  program
    .command('maintenance')
    .description('make the whole service read-only, or take changes again; every process follows within a second')
    .argument('<on|off>', 'on: changes are answered 503 read_only', aSwitch)
    .addHelpText(
      'after',
      `
While it is on, reading, signing in and out, and questions of voice agents go on; bookings by phone are declined in words,
and background jobs pause. What has begun goes on to its end. Commands are not bound by it.`,
    )
    .action((isOn: boolean, options: object, command: Command) => run('setMaintenance')({ ...options, isOn }, command));

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

  program
    .command('load:generate')
    .description('fill a database that is for measuring with companies, teams and services')
    .requiredOption('--companies <number>', 'how many', aNumber)
    .requiredOption('--teams <number>', 'of each company', aNumber)
    .action(run('generateLoad'));
}
