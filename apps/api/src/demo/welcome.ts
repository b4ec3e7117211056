import { join } from 'node:path';
import type { DemoFile, DemoFileCompany } from './demo-file';

/** What the terminal's text tells besides the demo file. */
interface Surroundings {
  dataDir: string;
  /** Whether the data lie on a server, which `--fresh` leaves alone. */
  isOnServer: boolean;
  /** What to put before a command so that it finds this demo; empty if the defaults lead to it. */
  prefix: string;
}

/** The terminal's text when the demo is up: where to look, who can sign in, and commands to paste. */
export function welcome(demo: DemoFile, { dataDir, isOnServer, prefix }: Surroundings): string {
  const { base_url: base, docs_url: docs, sandbox_url: sandbox, companies } = demo;
  const [first] = companies;
  const token = first?.admin_token ?? '';
  return `
  Team Selector is running.

  Page       ${base}/   (${first?.admin_email ?? ''}, password "${first?.password ?? ''}")
  API docs   ${docs}
  API        ${base}/api
  Cal.com    ${sandbox === null ? 'the server that CALCOM_BASE_URL names' : `${sandbox} (a stand-in, so that nothing real is booked; docs/sandbox.md: how to make it fail)`}
  Data       ${isOnServer ? `the database of DATABASE_URL; keys and tokens in ${dataDir}` : `${dataDir} (npm start -- --fresh throws it away and begins anew)`}

  Demo companies (also in ${join(dataDir, 'demo.json')})
${companies.map(companyLines).join('\n')}

  Try, in another terminal:
    curl -H "Authorization: Bearer ${token}" ${base}/api/calcom/teams
    curl -H "Authorization: Bearer ${token}" ${base}/api/calcom/teams/default
    curl -X POST -H "Authorization: Bearer ${token}" ${base}/api/calcom/teams/sync

  And a voice agent's question, signed as Retell signs it; what is printed is what the caller hears:
    ${agentCall(first, prefix)}

  Ctrl-C stops it.
`;
}

const companyLines = (company: DemoFileCompany): string =>
  [
    `    ${company.name} (company ${company.id}), password "${company.password}"`,
    `      ${company.admin_email}   admin, token ${company.admin_token}`,
    `      ${company.member_email}   member, token ${company.member_token}`,
  ].join('\n');

/** The quotes around the two dashes are for PowerShell, which keeps bare ones to itself. */
const agentCall = (company: DemoFileCompany | undefined, prefix: string): string =>
  `${prefix}npm run -s cli '--' agent:call --company ${company?.id} --agent-id ${company?.retell.agent_id} list_services`;
