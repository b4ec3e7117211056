import { join } from 'node:path';
import { DEMO_COMPANIES, DEMO_PASSWORD } from './demo-companies';
import type { DemoFile } from './demo-file';

/** The terminal's text when the demo is up: addresses, companies with their tokens, and three commands to paste. */
export function welcome({ base_url, docs_url, sandbox_url, companies }: DemoFile, dataDir: string): string {
  const token = companies[0]?.admin_token ?? '';
  return `
  Team Selector is running.

  API docs   ${docs_url}
  API        ${base_url}/api
  Cal.com    ${sandbox_url === null ? 'the server that CALCOM_BASE_URL names' : `${sandbox_url} (the bundled sandbox)`}

  Demo companies (also in ${join(dataDir, 'demo.json')}; everybody's password is "${DEMO_PASSWORD}")
${companies.map((company, index) => companyLines(company, DEMO_COMPANIES[index]?.adminEmail ?? '')).join('\n')}

  Try:
    curl -H 'Authorization: Bearer ${token}' ${base_url}/api/calcom/teams
    curl -H 'Authorization: Bearer ${token}' ${base_url}/api/calcom/teams/default
    curl -X POST -H 'Authorization: Bearer ${token}' ${base_url}/api/calcom/teams/sync

  Ctrl-C stops it.
`;
}

const companyLines = (company: DemoFile['companies'][number], adminEmail: string): string =>
  [
    `    ${company.name} (company ${company.id}, sign in as ${adminEmail})`,
    `      admin   ${company.admin_token}`,
    `      member  ${company.member_token}`,
  ].join('\n');
