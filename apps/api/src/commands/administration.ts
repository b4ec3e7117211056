import type { Command } from 'commander';
import type { CommandRunner } from './load';
import { aCallerCheck, aCountry, aLocale, aName, anHttpUrl, aNumber, aSwitch, aTimezone } from './options';

/** The commands that look after companies and what belongs to them. Each prints one object. */
export function addAdministration(program: Command, run: CommandRunner): void {
  program.command('company:list').description('the companies').action(run('listCompanies'));

  program
    .command('company:update')
    .description('change a company; what is not named stays as it is')
    .requiredOption('--id <id>', 'of the company', aNumber)
    .option('--name <name>', 'as people know it', aName)
    .option('--timezone <iana>', 'such as Europe/Berlin', aTimezone)
    .option('--locale <locale>', 'de or en: the language that its agents speak', aLocale)
    .option('--country <code>', 'whose phone numbers need no country code, such as DE', aCountry)
    .option('--store-transcripts <on|off>', 'whether the log of its calls keeps what was said in them', aSwitch)
    .option('--greet-by-name <on|off>', 'whether callers whose number is known are greeted by name', aSwitch)
    .option(
      '--caller-check <how>',
      'number or code: with code, callers prove by the code of their booking alone that it is theirs',
      aCallerCheck,
    )
    .option('--calcom-key-stdin', 'read another Cal.com API key from standard input; it is tried before it is stored')
    .option('--calcom-base-url <url>', 'with a key: a Cal.com of its own, up to and including /v2', anHttpUrl)
    .option('--force', 'with a key: also one of another account than before')
    .action(run('updateCompany'));

  program
    .command('user:list')
    .description('who can sign in for a company')
    .requiredOption('--company <id>', 'of the company', aNumber)
    .action(run('listUsers'));

  program
    .command('user:password')
    .description('give a user another password')
    .requiredOption('--id <id>', 'of the user', aNumber)
    .requiredOption('--password-stdin', 'read it from standard input')
    .action(run('setPassword'));

  program
    .command('token:list')
    .description('the bearer tokens, without their secrets')
    .option('--company <id>', 'of this company alone', aNumber)
    .action(run('listTokens'));
}
