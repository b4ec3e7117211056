import type { INestApplicationContext } from '@nestjs/common';
import { EventType } from '@app/event-types';
import { Team } from '@app/teams';
import { CompaniesService, TenantDatabase, TokensService } from '@app/tenancy';
import type { Work } from '../command-runner';

/** Cal.com's ids are numbered apart from those of real accounts. */
const FIRST_CALCOM_ID = 900_000_000;
const SERVICES = [
  { title: 'Haarschnitt', duration: 30, price: 2900 },
  { title: 'Färben', duration: 90, price: 7900 },
] as const;

/**
 * Companies as provisioning and a sync would leave them, for measuring with many: each with an administrator's token and
 * teams that offer two services. Without a key for Cal.com, so that nothing leaves the machine.
 */
export const generateLoad: Work = async (app, { companies: count, teams }) => {
  const made: { company_id: number; token: string }[] = [];
  for (let n = 1; n <= count; n++) made.push(await generateCompany(app, `Load ${n}`, teams));
  return { companies: made.length, teams: made.length * teams, tokens: made };
};

export const loadSummary = (result: object): string => {
  const { companies, teams, tokens } = result as { companies: number; teams: number; tokens: { token: string }[] };
  return [`${companies} companies with ${teams} teams; their tokens:`, ...tokens.map(({ token }) => token)].join('\n');
};

async function generateCompany(
  app: INestApplicationContext,
  name: string,
  teams: number,
): Promise<{ company_id: number; token: string }> {
  const companies = app.get(CompaniesService);
  const { id } = await companies.create({ name, timezone: 'Europe/Berlin', locale: 'de' });
  const tenant = await companies.contextFor(id);
  const admin = await companies.createUser(tenant, { email: `admin-${id}@load.example`, role: 'admin' });
  await app
    .get(TenantDatabase)
    .forTenant(tenant)
    .transactional(async (em) => {
      const rows = Array.from({ length: teams }, (_, index) => em.create(Team, teamOf(id, index)));
      await em.persist(rows).flush();
      for (const team of rows)
        for (const [index, service] of SERVICES.entries())
          em.persist(em.create(EventType, { ...eventTypeOf(service, index), companyId: id, teamId: team.id }));
    });
  const { token } = await app.get(TokensService).issue(tenant, { userId: admin.id, name: 'load' });
  return { company_id: id, token };
}

function teamOf(companyId: number, index: number) {
  const name = `Team ${index + 1}`;
  return {
    companyId,
    calcomTeamId: FIRST_CALCOM_ID + index,
    calcomTeamSlug: `team-${index + 1}`,
    calcomTeamName: name,
    name,
    isDefault: index === 0,
    syncStatus: 'synced' as const,
    lastSyncedAt: new Date(),
  };
}

const eventTypeOf = ({ title, duration, price }: (typeof SERVICES)[number], index: number) => ({
  calcomEventTypeId: FIRST_CALCOM_ID + index,
  title,
  slug: `service-${index + 1}`,
  duration,
  durationOptions: [duration],
  price,
  currency: 'EUR',
  lastSyncedAt: new Date(),
});
