import { MaintenanceMode } from '@app/maintenance';
import { CompaniesService, KeyRotation, SanctumImport } from '@app/tenancy';
import type { Work } from '../command-runner';
import { rowsFrom } from '../input';

export const rotateKeys: Work = (app) => app.get(KeyRotation).run();

export const importSanctumTokens: Work = async (app, { company }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  return app.get(SanctumImport).run(tenant, await rowsFrom(process.stdin));
};

export const setMaintenance: Work = async (app, { isOn }) => {
  const since = await app.get(MaintenanceMode).turn(isOn);
  return { maintenance: since === null ? 'off' : 'on', since };
};
