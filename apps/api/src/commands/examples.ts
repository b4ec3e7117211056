/** How each command is called, for its help: what stands after `npm run -s cli --`. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  migrate: ['migrate'],
  doctor: ['doctor', 'doctor --json'],
  'company:create': [
    "company:create --name 'Salon Kessler' --timezone Europe/Berlin --calcom-key-stdin < calcom-key.txt",
    "company:create --name 'Park Practice' --timezone Europe/London --locale en --json",
  ],
  'company:list': ['company:list --json'],
  'company:update': [
    'company:update --id 1 --timezone Europe/Vienna --country AT',
    'company:update --id 1 --calcom-key-stdin < calcom-key.txt',
  ],
  'branch:create': ['branch:create --company 1 --name Mitte --calcom-team-id 34209'],
  'user:create': [
    'user:create --company 1 --email admin@example.org --role admin --password-stdin < password.txt',
    'user:create --company 1 --email mitte@example.org --role member --branch 2',
  ],
  'user:list': ['user:list --company 1'],
  'user:password': ['user:password --id 1 --password-stdin < password.txt'],
  'token:create': ['token:create --user 1 --name dashboard --abilities teams:read,bookings:write --expires-in 30d'],
  'token:list': ['token:list --company 1 --json'],
  'token:revoke': ['token:revoke --id 7'],
  'retell-agent:create': [
    'retell-agent:create --company 1 --agent-id agent_1a2b3c --phone-number +4930901820 --key-stdin < retell-key.txt',
  ],
  'retell:push': ['retell:push --company 1 --agent-id agent_1a2b3c --dry-run'],
  'retell:simulate': ['retell:simulate --company 1 --agent-id agent_1a2b3c --all'],
  'agent:call': [
    'agent:call --company 1 list_services',
    "agent:call --company 1 check_availability --arg service=Herrenhaarschnitt --arg 'when=morgen Nachmittag'",
  ],
  sync: ['sync --company 1', 'sync --company 1 --force'],
  drift: ['drift --company 1 --mend'],
  'webhook:register': ['webhook:register --company 1 --url https://api.example.org'],
  'cache:inspect': ['cache:inspect --company 1'],
  maintenance: ['maintenance on', 'maintenance off'],
  'person:export': ['person:export --company 1 --email erika@example.org > erika.json'],
  'person:erase': [
    'person:erase --company 1 --email erika@example.org --phone +4930901820',
    'person:erase --company 1 --email erika@example.org --cancel',
  ],
  'keys:rotate': ['keys:rotate'],
  'sanctum:import': ['sanctum:import --company 1 < tokens.json'],
  'load:generate': ['load:generate --companies 100 --teams 20'],
  when: ['when --locale de --timezone Europe/Berlin --at 2026-11-26T10:00:00+01:00 übermorgen um halb drei'],
};

/** The lines of a command's help. */
export const examplesOf = (command: string): string =>
  ['', 'Examples:', ...(EXAMPLES[command] ?? []).map((line) => `  npm run -s cli -- ${line}`)].join('\n');
