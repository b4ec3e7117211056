import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Environment } from '@app/common';
import { ownerOptions, serviceOptions } from './orm-options';

const KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;
/** The first 8 bytes of a client that wants TLS. */
const SSL_REQUEST = '00000008 04d2162f';
const NO = 'N';

describe.each([
  ['requests', serviceOptions],
  ['migrations', ownerOptions],
])('a connection for %s', (_, optionsFor) => {
  let server: Server;
  let firstBytes: string[];

  /** Records the first bytes of each client, and refuses TLS. */
  beforeEach(async () => {
    firstBytes = [];
    server = createServer((socket) => {
      socket.once('data', (chunk) => {
        firstBytes.push(chunk.toString('hex', 0, 4) + ' ' + chunk.toString('hex', 4, 8));
        socket.end(NO);
      });
      socket.on('error', () => {});
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => void server.close());

  async function connect(parameters: string): Promise<string> {
    const { port } = server.address() as AddressInfo;
    const DATABASE_URL = `postgres://owner:secret@127.0.0.1:${port}/team_selector${parameters}`;
    const orm = await MikroORM.init(optionsFor(new Environment({ DATABASE_URL, ENCRYPTION_KEYS: KEYS }), undefined));
    try {
      await (orm.em.fork() as SqlEntityManager).execute('select 1');
      return 'connected';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await orm.close();
    }
  }

  it.each(['?sslmode=verify-full', '?sslmode=require', '?ssl=true'])(
    'a connection is encrypted or not made at all with %s',
    async (parameters) => {
      expect(await connect(parameters)).toMatch(/does not support SSL/);
      expect(firstBytes).toEqual([SSL_REQUEST]);
    },
  );

  it('a connection is not encrypted without sslmode', async () => {
    await connect('');
    expect(firstBytes).not.toContain(SSL_REQUEST);
    expect(firstBytes).toHaveLength(1);
  });
});
