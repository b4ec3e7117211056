import { readFileSync } from 'node:fs';

const SECOND = 1000;

/**
 * The walls between two companies. For each wall: the files that Stryker mutates, the tests that have to notice, and the
 * timeout of one test. With `migrates`, each test migrates its own database, so that mutated migrations run.
 */
export const walls = [
  {
    name: 'guards',
    mutate: [
      'libs/tenancy/src/access/{authorize,declared-access,ownership,routes,tenant.guard}.ts',
      'libs/tenancy/src/authentication/{bearer.strategy,caller.guard,request-credentials,request-strategy,session-cookie}.ts',
    ],
    tests: [
      'libs/tenancy/src/access/{authorize,declared-access,ownership,routes,tenant.guard}.spec.ts',
      'libs/tenancy/src/authentication/{bearer.strategy,caller.guard,request-credentials,request-strategy}.spec.ts',
    ],
    timeoutMs: 3 * SECOND,
  },
  {
    name: 'tokens',
    mutate: ['libs/tenancy/src/authentication/{secrets,token-holder,verified-tokens,tokens.service}.ts'],
    tests: ['libs/tenancy/src/authentication/{secrets,token-check,verified-tokens}.spec.ts'],
    timeoutMs: 15 * SECOND,
  },
  {
    name: 'filter',
    mutate: ['libs/tenancy/src/access/{branch-scope,tenant-context,tenant-database,tenant-entity}.ts'],
    tests: ['libs/tenancy/src/access/{tenant-context,tenant-database}.spec.ts'],
    timeoutMs: 15 * SECOND,
  },
  {
    name: 'policies',
    mutate: [
      'libs/database/src/schema/migrations/{operators.migration,tenant-table,token-holder-of-branch,branch-policies}.ts',
      from('libs/database/src/schema/migrations/initial.migration.ts', 'const TENANT_TABLES'),
    ],
    tests: ['test/isolation/database-walls.spec.ts', 'libs/tenancy/src/access/tenant-database.spec.ts'],
    timeoutMs: 15 * SECOND,
    migrates: true,
  },
  {
    name: 'keys',
    mutate: ['libs/caching/src/{keys/cache-keys,http/company-cache.interceptor}.ts'],
    tests: ['libs/caching/src/{keys/cache-keys,http/company-cache.interceptor}.spec.ts'],
    timeoutMs: 3 * SECOND,
  },
  {
    name: 'agents',
    mutate: [
      'libs/retell/src/agents/{agent-keys,agent-signature.strategy,agents.service,call-identity,claimed-agents,signature}.ts',
    ],
    tests: ['libs/retell/src/agents/*.spec.ts'],
    timeoutMs: 15 * SECOND,
  },
];

/** The part of the file from the line that begins so: the lines above create tables, not policies. */
function from(file, beginning) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const first = lines.findIndex((line) => line.startsWith(beginning));
  if (first < 0) throw new Error(`No line of ${file} begins with "${beginning}"`);
  return `${file}:${first + 1}-${lines.length}`;
}
