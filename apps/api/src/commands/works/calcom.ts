import { Comparisons, type Difference } from '@app/booking';
import { TeamsService } from '@app/teams';
import { CompaniesService } from '@app/tenancy';
import { WebhookSubscriptions } from '@app/webhooks';
import type { Work } from '../command-runner';

/** Without Cal.com's uids: knowing one is enough to cancel the appointment. */
const toldDifference = (teamId: number, { kind, bookingId, eventTypeId, start }: Difference) => ({
  team_id: teamId,
  kind,
  booking_id: bookingId ?? null,
  event_type_id: eventTypeId,
  start: start.toISOString(),
});

export const compareWithCalcom: Work = async (app, { company, mend = false }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  const comparisons = app.get(Comparisons);
  const teams = await app.get(TeamsService).list(tenant);
  const found: ReturnType<typeof toldDifference>[] = [];
  let mended = 0;
  for (const team of teams) {
    const compared = await comparisons.compare(tenant, team, { mends: mend });
    found.push(...compared.differences.map((difference) => toldDifference(team.id, difference)));
    mended += compared.mended;
  }
  return { teams: teams.length, drift: found.length, mended, differences: found };
};

export const registerWebhooks: Work = async (app, { company, url }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  return { registered: await app.get(WebhookSubscriptions).reconcile(tenant, url) };
};
