import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ChangeFeed, type RowChange } from '@app/tenancy';
import { asOwner } from '../../../../test/support/as-owner';
import { eventually } from '../../../../test/support/eventually';
import { onEveryEngine } from '../../../../test/support/on-every-engine';

const byCompany = (a: RowChange, b: RowChange): number => companyIn(a) - companyIn(b);
const companyIn = (change: RowChange): number =>
  change !== 'everything' && 'companyId' in change ? change.companyId : 0;

onEveryEngine('the change feed', (world) => {
  let seen: RowChange[];
  let company: number;

  const sql = (text: string): Promise<unknown> => asOwner(world(), text);
  const teams = (from: number, to: number): string =>
    `insert into calcom_teams (company_id, calcom_team_id, calcom_team_name, name)
       select ${company}, n, 'Team', 'Team' from generate_series(${from}, ${to}) n
       on conflict (company_id, calcom_team_id) do update set calcom_team_name = excluded.calcom_team_name,
         timezone = excluded.timezone, updated_at = now()`;
  const isMarker = (change: RowChange, marker = 'marker'): boolean =>
    change !== 'everything' && 'keys' in change && change.keys.some((key) => key.startsWith(marker));
  const isOfOffers = (change: RowChange): boolean => change !== 'everything' && change.subject === 'offer';
  const isOfCatalogue = (change: RowChange): boolean => change !== 'everything' && change.subject === 'catalogue';
  /** Everything announced since the test began, but offers and names, which change with rows of other subjects. */
  const announced = async (): Promise<RowChange[]> =>
    (await all()).filter((change) => !isOfOffers(change) && !isOfCatalogue(change));
  const catalogueAnnounced = async (): Promise<RowChange[]> => (await all()).filter(isOfCatalogue);
  const offersAnnounced = async (): Promise<RowChange[]> => (await all()).filter(isOfOffers);

  async function all(): Promise<RowChange[]> {
    const marker = `marker_${Math.random()}`;
    await sql(`select pg_notify('caller_news', 'agent:${marker}')`);
    await eventually('the marker has arrived', () => seen.some((change) => isMarker(change, marker)));
    return seen.filter((change) => !isMarker(change));
  }
  const keysOf = (changes: RowChange[]): string[] =>
    changes.flatMap((change) => (change !== 'everything' && 'keys' in change ? change.keys : []));

  beforeAll(async () => {
    company = world().salon.id;
    const feed = world().app.get(ChangeFeed);
    feed.listen(
      (change) => seen.push(change),
      () => {},
    );
    seen = [];
    // The connection is opened by the first question.
    await eventually('it is heard', () => feed.isCurrent());
    await sql(teams(100_001, 101_000));
  });
  beforeEach(() => void (seen = []));

  it('the change feed announces a team whose copied columns change, once', async () => {
    await sql(`update calcom_teams set timezone = 'Europe/Paris' where calcom_team_id = 100001`);
    const [change, ...others] = await announced();
    expect(change).toEqual({ subject: 'team', keys: [expect.stringMatching(/^\d+$/)] });
    expect(others).toEqual([]);
  });

  it('the change feed says nothing of columns that nobody copies, of equal values and of a rollback', async () => {
    await sql(
      `update calcom_teams set calcom_team_name = 'Another', last_synced_at = now() where calcom_team_id = 100001`,
    );
    await sql(`update calcom_teams set timezone = timezone`);
    await sql(`do $$ begin
      update calcom_teams set timezone = 'Asia/Tokyo';
      raise exception 'rolled back';
    exception when raise_exception then null; end $$`);
    expect(await all()).toEqual([]);
  });

  it('the change feed says nothing of an upsert that changes nothing, and names every row of one that does', async () => {
    await sql(`update calcom_teams set timezone = null`);
    await announced();
    seen = [];
    await sql(teams(100_001, 101_000));
    expect(await announced()).toEqual([]);
    await sql(`update calcom_teams set timezone = 'Europe/Madrid' where calcom_team_id between 100001 and 101000`);
    expect(new Set(keysOf(await announced())).size).toBe(1000);
    expect(seen.length).toBeLessThan(20);
  });

  it('the change feed announces the company when a statement changes more rows than can be named', async () => {
    await sql(teams(200_001, 203_000));
    await sql(`update calcom_teams set timezone = 'Europe/Rome' where calcom_team_id > 200000`);
    expect(await announced()).toEqual([{ subject: 'team', companyId: company }]);
  });

  it('the change feed announces another default team for the company', async () => {
    await sql(`update calcom_teams set is_default = false where is_default`);
    await sql(`update calcom_teams set is_default = true where calcom_team_id = 100001`);
    const changes = await announced();
    expect(changes).toContainEqual({ subject: 'default team', keys: [String(company)] });
    expect(changes.filter((change) => change !== 'everything' && change.subject === 'team')).toEqual([]);
  });

  it('the change feed announces an agent that is created, changed or deleted, also one with an endless id', async () => {
    const endless = 'x'.repeat(9000);
    await sql(`insert into retell_agents (company_id, agent_id, api_key) values (${company}, 'agent_9', 'sealed')`);
    await sql(`update retell_agents set api_key = 'another' where agent_id = 'agent_9'`);
    await sql(`delete from retell_agents where agent_id = 'agent_9'`);
    expect(await announced()).toEqual(Array.from({ length: 3 }, () => ({ subject: 'agent', keys: ['agent_9'] })));
    seen = [];
    await sql(`insert into retell_agents (company_id, agent_id, api_key) values (${company}, '${endless}', 'sealed')`);
    expect(await announced()).toEqual([{ subject: 'agent', companyId: company }]);
  });

  it.each([
    ['token', `update personal_access_tokens set abilities = '[]'`],
    ['user', `update users set role = 'admin' where role = 'member'`],
    ['company', `update companies set timezone = 'Europe/Vienna'`],
    ['company', `update companies set calcom_api_key = null`],
    ['event type', `update calcom_team_event_types set duration = duration + 1`],
    ['event type', `update calcom_team_event_types set booking_fields = '[{"slug": "x"}]'`],
  ])('the change feed announces a change of a %s: %s', async (subject, change) => {
    await sql(change);
    const changes = await announced();
    expect(new Set(changes.map((one) => one !== 'everything' && one.subject))).toEqual(new Set([subject]));
    expect(keysOf(changes).length).toBeGreaterThan(0);
  });

  it.each([
    [`update calcom_teams set name = name || ' X'`],
    [`update calcom_teams set is_active = not is_active`],
    [`update calcom_team_event_types set duration_options = '[15, 90]'`],
    [`update calcom_team_event_types set minimum_notice_minutes = minimum_notice_minutes + 1`],
    [`update calcom_team_event_types set service_id = null`],
    [`update services set slug = slug || '-2'`],
    [
      `insert into calcom_team_event_types (company_id, calcom_team_id, calcom_event_type_id, title, slug, duration, duration_options)
      select company_id, id, id, 'New', 'new', 30, '[30]' from calcom_teams`,
    ],
    [`delete from calcom_team_event_types where slug = 'new'`],
  ])('the change feed announces once that what a company offers has changed: %s', async (change) => {
    await sql(change);
    const both = [company, world().praxis.id].map((companyId) => ({ subject: 'offer', companyId }));
    expect((await offersAnnounced()).toSorted(byCompany)).toEqual(both);
  });

  it('the change feed says nothing of offers when what a company offers is as it was', async () => {
    await sql(`update calcom_team_event_types set title = 'Another', last_synced_at = now(), price = 1`);
    await sql(`update calcom_teams set last_synced_at = now()`);
    await sql(`update services set name = 'Another'`);
    expect(await offersAnnounced()).toEqual([]);
  });

  it.each([
    [`update calcom_teams set name = name || ' Y'`],
    [`update calcom_team_event_types set title = title || ' Y'`],
    [`update services set name = name || ' Y'`],
    [
      `insert into calcom_teams (company_id, calcom_team_id, calcom_team_name, name)
      select id, 777000, 'New', 'New' from companies`,
    ],
    [`delete from calcom_teams where calcom_team_id = 777000`],
  ])('the change feed announces once that names of a company have changed: %s', async (change) => {
    await sql(change);
    const both = [company, world().praxis.id].map((companyId) => ({ subject: 'catalogue', companyId }));
    expect((await catalogueAnnounced()).toSorted(byCompany)).toEqual(both);
  });

  it('the change feed says nothing of names when all is called as it was', async () => {
    await sql(`update calcom_teams set last_synced_at = now()`);
    await sql(`update calcom_team_event_types set last_synced_at = now(), description = 'Another'`);
    expect(await catalogueAnnounced()).toEqual([]);
  });

  it('the change feed says nothing of the use of a token', async () => {
    await sql(`update personal_access_tokens set last_used_at = now()`);
    expect(await announced()).toEqual([]);
  });

  it('the change feed announces a truncated table', async () => {
    await sql('truncate personal_access_tokens');
    expect(await announced()).toContain('everything');
  });
});
