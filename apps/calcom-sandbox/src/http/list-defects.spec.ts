import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox()));
afterAll(() => client.sandbox.close());
beforeEach(() => client.sandbox.reset());

const TEAMS = [34_209, 34_210, 34_211];
const withFault = async (name: string, path = '/teams') => {
  await client.control('POST', '/faults', { name, operation: 'listTeams' });
  return client.get(path);
};
const ids = ({ body }: { body: { data: { id: unknown }[] } }) => body.data.map(({ id }) => id);

describe('answers that make no sense', () => {
  it('a page is answered with 200', async () => {
    const { status, headers, body } = await withFault('page-200');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(body).toContain('<!DOCTYPE html>');
  });

  it('the edge answers 524 with a page', async () => {
    expect(await withFault('edge-524')).toMatchObject({
      status: 524,
      body: expect.stringContaining('<!DOCTYPE html>'),
    });
  });

  it('an error is answered with 200', async () => {
    expect(await withFault('error-in-200')).toMatchObject({ status: 200, body: { status: 'error', data: [] } });
  });

  it('an answer ends in the middle', async () => {
    await client.control('POST', '/faults', { name: 'cut', operation: 'listTeams' });
    const url = `${client.sandbox.url}/teams`;
    const { apiKey } = client.sandbox.store.accounts[0] ?? {};
    const text = await (await fetch(url, { headers: { authorization: `Bearer ${apiKey}` } })).text();
    expect(text).toMatch(/^\{"status":"success"/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  it('a list has its first item twice, as another', async () => {
    const { body } = await withFault('doubled-id');
    expect(ids({ body })).toEqual([...TEAMS, TEAMS[0]]);
    expect(body.data.at(-1).name).not.toBe(body.data[0].name);
  });

  it('a list has a first item with other types', async () => {
    const { body } = await withFault('wrong-types');
    expect(body.data[0]).toMatchObject({ id: '34209', name: expect.any(Number), isOrganization: 'false' });
    expect(ids({ body }).slice(1)).toEqual(TEAMS.slice(1));
  });

  it('every page of a list is the first', async () => {
    for (const query of ['', '?skip=3']) {
      const { body } = await withFault('repeated-page', `/teams${query}`);
      expect([ids({ body }), body.pagination.hasNextPage]).toEqual([TEAMS, true]);
    }
  });

  it('every page of a list has other items, and another page after it', async () => {
    const pages = [await withFault('endless'), await client.get('/teams?skip=3')];
    expect(new Set(pages.flatMap(ids)).size).toBe(6);
    expect(pages.map(({ body }) => body.pagination.hasNextPage)).toEqual([true, true]);
  });

  it('two pages of a list name each other as the next', async () => {
    const first = await withFault('looping-cursor');
    const cursors = [first.body.pagination.nextCursor];
    for (let page = 0; page < 2; page++) {
      cursors.push((await client.get(`/teams?cursor=${cursors.at(-1)}`)).body.pagination.nextCursor);
    }
    expect(cursors).toEqual(['a', 'b', 'a']);
  });

  it('a defect may be of one operation, one key and one count', async () => {
    await client.control('POST', '/faults', { name: 'repeated-page', operation: 'listTeams', apiKey: 'other' });
    expect((await client.get('/teams')).body.pagination).toBeUndefined();
    await client.control('POST', '/faults', { name: 'doubled-id', operation: 'listTeams', times: 1 });
    expect([ids(await client.get('/teams')).length, ids(await client.get('/teams')).length]).toEqual([4, 3]);
  });
});
