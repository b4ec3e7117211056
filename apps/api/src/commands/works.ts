import 'reflect-metadata';
import type { CommandWork } from './command-runner';
import { listCompanies, listTokens, listUsers, setPassword, updateCompany } from './works/administration';
import { callAgent, simulate } from './works/agent-calls';
import { compareWithCalcom, registerWebhooks } from './works/calcom';
import { inspectCache, inspectionReport, refuseWithoutRedis } from './works/cache-inspection';
import { doctor } from './works/doctor';
import { generateLoad, loadSummary } from './works/load';
import { erasePerson, exportPerson, personAsText } from './works/people';
import { importSanctumTokens, rotateKeys, setMaintenance } from './works/maintenance';
import {
  createAgent,
  createBranch,
  createCompany,
  createUser,
  issueToken,
  migrate,
  pushTools,
  revokeToken,
  syncCompany,
} from './works/provisioning';

export { exitOnUncaught, exitWith } from '../exit';
export { runWork } from './command-runner';
export { readers } from './value-readers';

/** What the commands do, by the names under which their table asks for it. */
export const works = {
  migrate: { work: migrate, variables: { MIGRATIONS: 'auto', MIGRATIONS_FILE: undefined } },
  doctor,
  createCompany: { work: createCompany },
  createBranch: { work: createBranch },
  createUser: { work: createUser },
  issueToken: { work: issueToken },
  revokeToken: { work: revokeToken },
  createAgent: { work: createAgent },
  pushTools: { work: pushTools },
  syncCompany: { work: syncCompany },
  listCompanies: { work: listCompanies },
  updateCompany: { work: updateCompany },
  listUsers: { work: listUsers },
  setPassword: { work: setPassword },
  listTokens: { work: listTokens },
  compareWithCalcom: { work: compareWithCalcom },
  registerWebhooks: { work: registerWebhooks },
  callAgent,
  simulate,
  generateLoad: { work: generateLoad, toText: loadSummary },
  exportPerson: { work: exportPerson, toText: personAsText },
  erasePerson: { work: erasePerson, toText: personAsText },
  setMaintenance: { work: setMaintenance },
  rotateKeys: { work: rotateKeys },
  importSanctumTokens: { work: importSanctumTokens },
  inspectCache: { work: inspectCache, toText: inspectionReport, before: refuseWithoutRedis },
} satisfies Record<string, CommandWork>;
