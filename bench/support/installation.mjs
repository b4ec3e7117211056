import { randomBytes } from 'node:crypto';
import { createDatabase } from './postgres.mjs';
import { runCommand, startProgram } from './programs.mjs';
import { startRedis } from './redis.mjs';

/**
 * A database and a Redis of its own, and a stand-in Cal.com: what the API needs to run as in production. Any number of
 * API processes can be started on it.
 */
export async function openInstallation(closing) {
  const database = await createDatabase(closing);
  const redis = await startRedis(closing);
  // Nothing measured here asks Cal.com; but what works in the background must not find the real one.
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

/** A company as an operator sets it up, with an administrator's token. */
export async function createCompany({ command }) {
  const company = await command(['company:create', '--name', 'Salon Kessler', '--timezone', 'Europe/Berlin']);
  const user = ['--company', company.id, '--email', 'admin@salon-kessler.example', '--role', 'admin'].map(String);
  const { id } = await command(['user:create', ...user]);
  const { token } = await command(['token:create', '--user', String(id), '--name', 'bench']);
  return { id: company.id, token };
}
