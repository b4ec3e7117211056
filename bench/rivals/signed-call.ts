/** The upper bound for a signed call: Fastify that checks the signature over the raw body, parses it and sends the bytes. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import fastify from 'fastify';
import { announce, ANY_PORT, setting } from './setting.js';

const PATH = process.env.RIVAL_PATH ?? '/';
const KEY = process.env.RIVAL_KEY ?? '';
const SIGNATURE = /^v=(\d+),d=([0-9a-f]{64})$/;

const server = fastify();
server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
  const [, stamp = '', digest = ''] = SIGNATURE.exec(String(request.headers['x-retell-signature'])) ?? [];
  const own = createHmac('sha256', KEY).update(body).update(stamp).digest();
  const given = Buffer.from(digest, 'hex');
  if (given.length !== own.length || !timingSafeEqual(own, given)) return done(new Error('The signature is wrong'));
  done(null, JSON.parse(body.toString('utf8')));
});
server.post(PATH, (_request, reply) =>
  reply.headers({ 'content-type': 'application/json; charset=utf-8' }).send(setting.body),
);
announce(await server.listen(ANY_PORT));
