import { randomBytes } from 'node:crypto';
import { createDatabase } from './postgres.mjs';
import { runCommand, startProgram } from './programs.mjs';
import { startRedis } from './redis.mjs';

/**
 * A private database, a private Redis and a stand-in Cal.com, on which any number of API processes can be started as in
 * production.
 */
export async function openInstallation(closing) {
  const database = await createDatabase(closing);
  const redis = await startRedis(closing);
  // No measurement calls Cal.com, but background jobs must not reach the real one.
  const sandbox = await startProgram(closing, 'dist/apps/calcom-sandbox/main.js', { PORT: '0' });
  const variables = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    CALCOM_BASE_URL: sandbox.url,
    LOG_LEVEL: 'warn',
    THROTTLE_PER_MINUTE: '10000000',
    PORT: '0',
  };
  const command = (args, input) => runCommand(args, variables, input);
  await command(['migrate']);
  return {
    database,
    redis,
    command,
    startApi: (more = {}) => startProgram(closing, 'dist/apps/api/main.js', { ...variables, ...more }),
  };
}

/** Creates a company with the commands of an operator, with an administrator's token. */
export async function createCompany({ command }, { calcomKey, calcomBaseUrl } = {}) {
  const named = ['company:create', '--name', 'Salon Kessler', '--timezone', 'Europe/Berlin'];
  const calcom = calcomKey === undefined ? [] : ['--calcom-key-stdin', '--calcom-base-url', calcomBaseUrl];
  const company = await command([...named, ...calcom], calcomKey);
  const user = ['--company', company.id, '--email', 'admin@salon-kessler.example', '--role', 'admin'].map(String);
  const { id } = await command(['user:create', ...user]);
  const { token } = await command(['token:create', '--user', String(id), '--name', 'bench']);
  return { id: company.id, token };
}
