import { beforeAll, expect, it } from '@jest/globals';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import type { TestCompany } from '../support/test-company';

const MUNICH_AT_CALCOM = 34_211;

onSharedEngines('branches', (world) => {
  let salon: TestCompany;
  let teams: Json[];

  beforeAll(async () => {
    salon = world().salon;
    teams = (await salon.member.get('/api/calcom/teams')).body.data;
  });

  const openBranch = (name: string, calcomTeamId?: number, company = salon): Promise<number> =>
    world().provisioning.branch(company.id, name, calcomTeamId);
  const teamOf = (id: number | string): Promise<Answer<Json>> => salon.member.get(`/api/branches/${id}/team`);
  const patch = (team: Json, body: object) => salon.admin.patch(`/api/calcom/teams/${team.id}`, body);

  it('are listed by name, in the zone of their company', async () => {
    await openBranch('Zehlendorf');
    await openBranch('Altona', 34_210);
    await openBranch('Köln', undefined, world().praxis);
    const { status, body } = await salon.member.get('/api/branches');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        success: true,
        data: [
          { id: expect.any(Number), name: 'Altona', timezone: 'Europe/Berlin', calcom_team_id: 34_210 },
          { id: expect.any(Number), name: 'Zehlendorf', timezone: 'Europe/Berlin', calcom_team_id: null },
        ],
      },
    });
  });

  it('are served by their own team, else by their Cal.com team, else by the default, else by none', async () => {
    const [berlin, hamburg, munich] = teams;
    const branch = await openBranch('Mitte', MUNICH_AT_CALCOM);
    const served = async (): Promise<string> => {
      const { status, body } = await teamOf(branch);
      return status === 200 ? body.data.name : `${status} ${body.message}`;
    };

    await patch(hamburg, { is_default: true });
    await patch(berlin, { branch_id: branch });
    expect(await served()).toBe(berlin.name);

    await patch(berlin, { branch_id: null });
    expect(await served()).toBe(munich.name);

    await patch(munich, { is_active: false });
    expect(await served()).toBe(hamburg.name);

    await patch(hamburg, { is_default: false });
    expect(await served()).toBe('404 No default team configured');
    await patch(munich, { is_active: true });
  });

  it('are served by the default among several teams of their own, else by the first by name', async () => {
    const [berlin, hamburg] = teams;
    const branch = await openBranch('Doppelt');
    for (const team of [berlin, hamburg]) await patch(team, { branch_id: branch });
    expect((await teamOf(branch)).body.data.name).toBe(berlin.name);
    await patch(hamburg, { is_default: true });
    expect((await teamOf(branch)).body.data).toMatchObject({ name: hamburg.name, branch_name: 'Doppelt' });
    await patch(hamburg, { is_default: false });
  });

  it('never fall back to a team of another company that Cal.com knows by the same number', async () => {
    const theirs = (await world().praxis.member.get('/api/calcom/teams')).body.data[0];
    const branch = await openBranch('Verirrt', theirs.calcom_team_id);
    expect(await teamOf(branch)).toMatchObject({ status: 404, body: { message: 'No default team configured' } });
  });

  it('are added and changed by administrators, and the lists of teams show it at once', async () => {
    const added = await salon.admin.post('/api/branches', { name: 'Wedding', timezone: 'europe/paris' });
    expect([added.status, added.body.data]).toEqual([
      201,
      { id: expect.any(Number), name: 'Wedding', timezone: 'Europe/Paris', calcom_team_id: null },
    ]);
    const { id } = added.body.data;
    const [berlin] = teams;
    await patch(berlin, { branch_id: id });
    const nameInList = async (): Promise<string> =>
      (await salon.member.get(`/api/calcom/teams?branch_id=${id}`)).body.data[0].branch_name;
    expect([await nameInList(), await nameInList()]).toEqual(['Wedding', 'Wedding']);

    const renamed = await salon.admin.patch(`/api/branches/${id}`, { name: 'Gesundbrunnen', calcom_team_id: 34_210 });
    expect([renamed.status, renamed.body.data]).toEqual([
      200,
      { id, name: 'Gesundbrunnen', timezone: 'Europe/Paris', calcom_team_id: 34_210 },
    ]);
    expect(await nameInList()).toBe('Gesundbrunnen');
    const cleared = await salon.admin.patch(`/api/branches/${id}`, { timezone: null, calcom_team_id: null });
    expect(cleared.body.data).toMatchObject({ name: 'Gesundbrunnen', timezone: 'Europe/Berlin', calcom_team_id: null });
    await patch(berlin, { branch_id: null });

    const { body } = await salon.admin.get('/api/audit-log?action=branch.updated');
    expect(body.data.map(({ object_id, details }: Json) => [object_id, details])).toEqual([
      [
        id,
        {
          changed: ['timezone', 'calcom_team_id'],
          timezone: { from: 'Europe/Paris', to: null },
          calcom_team_id: { from: 34_210, to: null },
        },
      ],
      [id, { changed: ['name', 'calcom_team_id'], calcom_team_id: { from: null, to: 34_210 } }],
    ]);
  });

  it.each<[object, string]>([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: null }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'Mitte', timezone: '+01:00' }, 'timezone'],
    [{ name: 'Mitte', calcom_team_id: '5' }, 'calcom_team_id'],
    [{ name: 'Mitte', calcom_team_id: 0 }, 'calcom_team_id'],
    [{ name: 'Mitte', company_id: 1 }, 'company_id'],
  ])('are not added or changed as %j', async (body, field) => {
    const id = await openBranch('Unverändert');
    const answers = [await salon.admin.post('/api/branches', body)];
    if ('name' in body) answers.push(await salon.admin.patch(`/api/branches/${id}`, body));
    for (const answer of answers) expect(answer).toMatchObject({ status: 400, body: { details: [{ field }] } });
  });

  it('are not added or changed by members, nor by another company’s administrators', async () => {
    const id = await openBranch('Eigen');
    const foreign = await world().praxis.admin.patch(`/api/branches/${id}`, { name: 'Theirs' });
    const refused = [
      await salon.member.post('/api/branches', { name: 'Mine' }),
      await salon.member.patch(`/api/branches/${id}`, { name: 'Mine' }),
      foreign,
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(foreign.body.message).toBe('Unauthorized access to branch');
  });

  it('that are not the company’s, or not at all, are refused with the same bytes', async () => {
    const theirs = await openBranch('Leipzig', undefined, world().praxis);
    const [foreign, missing] = [await teamOf(theirs), await teamOf(987_654_321)];
    expect(foreign).toMatchObject({ status: 403, body: { message: 'Unauthorized access to branch' } });
    expect({ ...missing.body, request_id: '' }).toEqual({ ...foreign.body, request_id: '' });
  });

  it.each(['abc', '0', '-1', '1.5', '%00', '9'.repeat(30)])('are refused for the id %p', async (id) => {
    expect(await teamOf(id)).toMatchObject({ status: 400, body: { details: [{ field: 'id' }] } });
  });
});
