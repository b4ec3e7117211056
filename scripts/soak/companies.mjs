import { randomBytes } from 'node:crypto';
import { eventually } from '../../bench/support/eventually.mjs';
import { calcomKeyOf } from './catalogue.mjs';
import { markerOf } from './markers.mjs';

const WITHIN_MS = 60_000;

/**
 * Companies whose teams and services are synced, each with an administrator's token and a voice agent. The last one has
 * a Cal.com of its own.
 */
export async function createCompanies({ command, postgres, sandbox, quietSandbox, apis: [{ url }] }, count) {
  const companies = [];
  for (let number = 1; number < count; number++) companies.push(await createCompany(number, sandbox));
  companies.push(await createCompany(count, quietSandbox));
  const services = companies.flatMap(({ teams }) => teams.flatMap(({ eventTypes }) => eventTypes)).length;
  const isWatched = async () => (await sandbox.webhooks()).length + (await quietSandbox.webhooks()).length >= services;
  await eventually('every service has a webhook at Cal.com', isWatched, WITHIN_MS);
  return companies;

  async function createCompany(number, calcom) {
    const marker = markerOf(number);
    const named = ['company:create', '--name', `Firma ${marker}`, '--timezone', 'Europe/Berlin'];
    const at = ['--calcom-key-stdin', '--calcom-base-url', calcom.url];
    const { id } = await command([...named, ...at], calcomKeyOf(number));
    const secret = randomBytes(20).toString('hex');
    await postgres.query(`insert into users (id, company_id, email, role)
      values (${1_000_000 + id}, ${id}, 'admin@${marker}.example', 'admin');
      insert into personal_access_tokens (id, company_id, user_id, name, token, last_used_at)
      values (${1_000_000 + id}, ${id}, ${1_000_000 + id}, 'soak', encode(sha256('${secret}'), 'hex'), now() + interval '1 day')`);
    const token = `${1_000_000 + id}|${secret}`;
    const agent = { id: `agent_${marker}`, key: `key_${marker}_${randomBytes(8).toString('hex')}` };
    await sent(url, token, 'POST', '/api/retell/agents', { agent_id: agent.id, api_key: agent.key });
    await sent(url, token, 'POST', '/api/calcom/teams/sync', {});
    const teams = await eventually(`the services of ${marker} are synced`, () => teamsOf(url, token), WITHIN_MS);
    await sent(url, token, 'PATCH', `/api/calcom/teams/${teams[0].id}`, { is_default: true });
    return { id, number, marker, token, agent, teams };
  }
}

/** @returns the teams with their services, or false while one has none. */
async function teamsOf(url, token) {
  const { data } = await sent(url, token, 'GET', '/api/calcom/teams');
  const teams = [];
  for (const { id } of data) {
    const services = (await sent(url, token, 'GET', `/api/calcom/teams/${id}/event-types`)).data;
    teams.push({ id, eventTypes: services.map((service) => service.id) });
  }
  return teams.length > 0 && teams.every(({ eventTypes }) => eventTypes.length > 0) && teams;
}

async function sent(url, token, method, path, body) {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}
