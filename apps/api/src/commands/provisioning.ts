import type { Command } from 'commander';
import type { CommandRunner } from './load';
import {
  aCountry,
  aDuration,
  aLocale,
  anAddress,
  anAgentId,
  aName,
  aNumber,
  aPhoneNumber,
  aRole,
  aTimezone,
  anHttpUrl,
  someAbilities,
} from './options';

/** The commands that set up companies and what belongs to them. Each prints one object. */
export function addProvisioning(program: Command, run: CommandRunner): void {
  program
    .command('migrate')
    .description('bring the database up to date (every start does it, too)')
    .option(
      '--down <number>',
      'instead, take back so many of the last migrations, with their data; stop the service first',
      aNumber,
    )
    .action(run('migrate'));

  program
    .command('company:create')
    .description('set up a company')
    .requiredOption('--name <name>', 'as people know it', aName)
    .requiredOption('--timezone <iana>', 'such as Europe/Berlin', aTimezone)
    .option('--locale <locale>', 'de or en: the language that its agents speak', aLocale, 'de')
    .option(
      '--country <code>',
      'whose phone numbers need no country code, such as DE; absent: of the time zone',
      aCountry,
    )
    .option('--calcom-key-stdin', 'read its Cal.com API key from standard input')
    .option('--calcom-base-url <url>', 'a Cal.com of its own, up to and including /v2', anHttpUrl)
    .action(run('createCompany'));

  program
    .command('branch:create')
    .description('add a branch to a company')
    .requiredOption('--company <id>', 'of the company', aNumber)
    .requiredOption('--name <name>', 'as people know it', aName)
    .option('--calcom-team-id <id>', "Cal.com's id of the branch's team", aNumber)
    .action(run('createBranch'));

  program
    .command('user:create')
    .description('add a user, who can sign in')
    .requiredOption('--company <id>', 'of the company', aNumber)
    .requiredOption('--email <address>', 'to sign in with', anAddress)
    .requiredOption('--role <role>', 'admin or member', aRole)
    .option('--branch <id>', 'the only branch that the user sees and books; absent: the whole company', aNumber)
    .option('--password-stdin', 'read the password from standard input; without one the user has tokens only')
    .action(run('createUser'));

  program
    .command('token:create')
    .description('issue a bearer token; it is shown once')
    .requiredOption('--user <id>', 'whom it speaks for', aNumber)
    .requiredOption('--name <name>', 'what it is for', aName)
    .option(
      '--abilities <list>',
      'separated by commas: teams:read, teams:write, bookings:read, bookings:write, calls:read, callbacks:write, status:read, audit:read, settings:write, mcp; absent: all',
      someAbilities,
    )
    .option('--expires-in <duration>', 'such as 30d, 12h; absent: never', aDuration)
    .action(run('issueToken'));

  program
    .command('token:revoke')
    .description('end a token; effective with the next request')
    .requiredOption('--id <id>', 'of the token: the number before its |', aNumber)
    .action(run('revokeToken'));

  program
    .command('retell-agent:create')
    .description('let a Retell voice agent act for a company')
    .requiredOption('--company <id>', 'of the company', aNumber)
    .requiredOption('--agent-id <id>', "Retell's id of the agent", anAgentId)
    .option('--phone-number <number>', 'the number it answers', aPhoneNumber)
    .option('--team-id <id>', 'the team it books with; absent: the default', aNumber)
    .requiredOption('--key-stdin', "read the workspace's API key with the webhook badge from standard input")
    .action(run('createAgent'));

  program
    .command('retell:push')
    .description("write this service's functions into an agent at Retell, among its other tools")
    .requiredOption('--company <id>', 'of the company', aNumber)
    .requiredOption('--agent-id <id>', "Retell's id of the agent", anAgentId)
    .option('--dry-run', 'only tell what would be changed')
    .addHelpText('after', '\nCallers hear the published version of an agent: publish it at Retell afterwards.')
    .action(run('pushTools'));

  program
    .command('sync')
    .description("bring a company's teams and their services up to date with Cal.com")
    .requiredOption('--company <id>', 'of the company', aNumber)
    .option('--force', 'also where that switches off more than half of what is there')
    .action(run('syncCompany'));

  program
    .command('drift')
    .description('compare the next 14 days of a company with what Cal.com has')
    .requiredOption('--company <id>', 'of the company', aNumber)
    .option('--mend', 'let our rows follow Cal.com')
    .action(run('compareWithCalcom'));

  program
    .command('webhook:register')
    .description('ask Cal.com to tell this service what is changed there')
    .requiredOption('--company <id>', 'of the company', aNumber)
    .requiredOption('--url <base>', 'where Cal.com reaches this service, such as https://api.example.com', anHttpUrl)
    .action(run('registerWebhooks'));
}
