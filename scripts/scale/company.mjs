import { randomBytes } from 'node:crypto';
import { runCommand } from '../../bench/support/programs.mjs';

/** A key of the stand-in Cal.com. */
const CALCOM_KEY = 'cal_live_sandbox_salon_4f9a1c7e2b8d';
const EMAIL = 'admin@salon-kessler.example';

/** Creates a company with the commands of an operator: an administrator who can sign in, a token, synced teams. */
export async function createCompany(variables) {
  const command = (args, input) => runCommand(args, variables, input);
  const named = ['--name', 'Salon Kessler', '--timezone', 'Europe/Berlin', '--calcom-key-stdin'];
  const { id } = await command(['company:create', ...named], CALCOM_KEY);
  const password = randomBytes(12).toString('base64url');
  const who = ['--company', String(id), '--email', EMAIL, '--role', 'admin', '--password-stdin'];
  const user = await command(['user:create', ...who], password);
  const { token } = await command(['token:create', '--user', String(user.id), '--name', 'scale']);
  await command(['sync', '--company', String(id)]);
  return { id, email: EMAIL, password, token };
}
