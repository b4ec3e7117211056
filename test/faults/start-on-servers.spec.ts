import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { engineKinds, notRun } from '../support/on-every-engine';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ensureProductionBuild } from '../support/production-build';
import { run, startApi } from '../support/programs';

const KEYS = { ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 'a').toString('base64')}`, PORT: '0' };

/** Ends with code 1 and one sentence, which tells what is wrong and what to do. */
async function expectOneSentence(DATABASE_URL: string, sentence: RegExp): Promise<void> {
  const { code, stdout, stderr } = await run('main', [], { ...KEYS, DATABASE_URL });
  expect({ code, stdout, lines: stderr.trim().split('\n') }).toEqual({
    code: 1,
    stdout: '',
    lines: [expect.stringMatching(sentence)],
  });
}

/** Something that listens and is no PostgreSQL, or none that lets anybody in. @param first what it sends to a client. */
async function refusing(first: Buffer): Promise<{ url: string; close: () => void }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(first));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://u@127.0.0.1:${port}/d`, close: () => void server.close() };
}

/** PostgreSQL's message of an error: each field has a letter, and ends with a zero. */
function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
  const head = Buffer.alloc(5, 'E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

describe('a start on a server', () => {
  beforeAll(ensureProductionBuild);

  it.each([
    [
      'hangs up',
      Buffer.alloc(0),
      /^What answers at DATABASE_URL hangs up .* is it PostgreSQL, and is the port right\?$/,
    ],
    ['is starting', refusal('57P03', 'the database system is starting up'), /takes no connections now \(the .* again/],
  ])('that %s says so in one sentence', async (_, first, sentence) => {
    const server = await refusing(first);
    await expectOneSentence(server.url, sentence).finally(server.close);
  });

  if (!engineKinds.includes('servers')) return notRun('a start on an odd database', 'PostgreSQL does not answer');

  describe('with an odd database', () => {
    let database: TestDatabase;
    let name: string;
    beforeEach(async () => {
      const made = await createDatabase();
      if (!made) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
      database = made;
      name = new URL(made.url).pathname.slice(1);
    });
    afterEach(() => database.release());
    /** As if nothing had been. */
    const startsNext = async (url = database.url): Promise<void> =>
      (await startApi({ ...KEYS, DATABASE_URL: url })).stop();

    it.each([
      ['tables', 'create table companies (id int)', 'drop table companies'],
      // As Laravel keeps them.
      ['migrations', 'create table migrations (id int, migration text, batch int)', 'drop table migrations'],
    ])('with the %s of another application it says so, and starts once they are gone', async (_, make, drop) => {
      await database.query(make);
      await expectOneSentence(
        database.url,
        /^The database of DATABASE_URL holds tables of another .*create an empty one/,
      );
      await database.query(drop);
      await startsNext();
    });

    it.each([
      ['that is read-only', 'default_transaction_read_only', 'on', /is read-only \(.*\): name the primary/],
      ['whose statements may take no time', 'statement_timeout', '1ms', /set a longer statement_timeout/],
    ])('on a database %s it says so, and starts once that is undone', async (_, setting, value, sentence) => {
      await database.query(`alter database ${name} set ${setting} = '${value}'`);
      await expectOneSentence(database.url, sentence);
      await database.query(`alter database ${name} reset ${setting}`);
      await startsNext();
    });

    it('as a user without rights it names those that it needs, and starts once it has them', async () => {
      const url = new URL(database.url);
      url.username = `${name}_poor`;
      const needs = /^The user of DATABASE_URL may not do what this needs \(permission denied .*own the .*CREATEROLE$/;
      await database.query(`create role ${url.username} login`);
      try {
        await expectOneSentence(url.href, needs);
        await database.query(`alter database ${name} owner to ${url.username}`);
        await expectOneSentence(url.href, needs);
        await database.query(`alter role ${url.username} createrole`);
        await startsNext(url.href);
      } finally {
        await database.query(`alter database ${name} owner to current_user`);
        await database.query(`reassign owned by ${url.username} to current_user`);
        await database.query(`drop owned by ${url.username} cascade`);
        await database.query(`drop role ${url.username}`);
      }
    });
  });
});
