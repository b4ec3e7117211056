import { NestFactory } from '@nestjs/core';
import { CalcomApiException, CalcomClient, calcomFailure } from '@app/calcom-client';
import { createLogger, type Environment, NestLogger } from '@app/common';
import { MaintenanceMode } from '@app/maintenance';
import { CompaniesService, KeyCheck } from '@app/tenancy';
import { RoomsModule } from '../rooms.module';
import { failed, type Finding, ok, sentenceFor, skipped, broken } from './finding';

/** Of a hundred companies, the first tell as much as all, and Cal.com is not asked a hundred times. */
const MAX_COMPANIES = 20;

/** Whether the keys of this service open what is stored, and whether Cal.com takes the companies' own. */
export async function examineCompanies(environment: Environment): Promise<Finding[]> {
  try {
    const logger = new NestLogger(createLogger('fatal'));
    const app = await NestFactory.createApplicationContext(RoomsModule.with(environment), {
      logger,
      abortOnError: false,
    });
    try {
      await app.get(KeyCheck).run();
      const companies = (await app.get(CompaniesService).list()).slice(0, MAX_COMPANIES);
      const findings = [
        ok('encryption', 'the keys open what is stored'),
        await examineMaintenance(app.get(MaintenanceMode)),
      ];
      for (const { id, name } of companies)
        findings.push(await examineKey(app.get(CompaniesService), app.get(CalcomClient), id, name));
      return findings;
    } finally {
      await app.close();
    }
  } catch (error) {
    return [failed('encryption', error)];
  }
}

/** Broken, so that nobody forgets to end it. */
async function examineMaintenance(maintenance: MaintenanceMode): Promise<Finding> {
  const since = await maintenance.since();
  if (since === null) return ok('maintenance', 'off: changes are taken');
  return broken('maintenance', `on since ${since}: changes are answered 503, jobs pause; end it: maintenance off`);
}

async function examineKey(
  companies: CompaniesService,
  calcom: CalcomClient,
  id: number,
  name: string,
): Promise<Finding> {
  const about = `company ${id}`;
  try {
    const tenant = await companies.contextFor(id);
    if (!(await companies.calcomKeyState(tenant)).hasKey) return skipped(about, `${name} has no Cal.com API key`);
    const whose = await calcom.me(await companies.calcomAccount(tenant));
    return ok(about, `${name}: Cal.com takes the key, as ${whose.name}`);
  } catch (error) {
    const failure = error instanceof CalcomApiException ? calcomFailure(error) : error;
    return broken(about, `${name}: ${sentenceFor(failure)}`);
  }
}
