import { NestFactory } from '@nestjs/core';
import { CalcomApiException, CalcomClient, calcomFailure } from '@app/calcom-client';
import { createLogger, type Environment, NestLogger } from '@app/common';
import { MaintenanceMode } from '@app/maintenance';
import { CompaniesService, KeyCheck } from '@app/tenancy';
import { RoomsModule } from '../rooms.module';
import { failed, type Finding, ok, sentenceFor, skipped, broken } from './finding';

/** The first companies are a sufficient sample, and Cal.com is not asked once for each of hundreds. */
const MAX_COMPANIES = 20;

/** Whether this service's keys decrypt what is stored, and whether Cal.com accepts the companies' API keys. */
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

/** Maintenance is reported as broken, so that the operator does not forget to end it. */
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
