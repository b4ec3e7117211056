import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AppError, invalid } from '@app/common';
import type { BodyAdmission } from './body-admission';
import { isDeeperThan } from './json-depth';
import { BODY_LIMIT, DEPTH_LIMIT } from './limits';

const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-8"?\s*(;|$))/i;

/**
 * Accepts only JSON in UTF-8: no forms, no plain text, no prototype keys, no nesting beyond DEPTH_LIMIT. A body that has
 * to be signed is not parsed, nor even looked at, before its signature is checked.
 */
export function readJsonBodies(app: NestFastifyApplication, admission: BodyAdmission): void {
  const server = app.getHttpAdapter().getInstance();
  server.removeAllContentTypeParsers();
  // `__proto__` and `constructor.prototype` are refused, not removed: only attacks contain them.
  const parse = server.getDefaultJsonParser('error', 'error');
  const read = (request: FastifyRequest, body: Buffer): unknown => {
    const problem = problemOf(request, body);
    if (problem) throw problem;
    let result: { error: Error | null; value?: unknown } = { error: null };
    // It calls back at once.
    void parse(request, body.toString('utf8'), (error, value) => (result = { error, value }));
    if (result.error) throw result.error;
    return result.value;
  };
  const readAdmitted = async (request: unknown, body: Buffer): Promise<unknown> => {
    // Some clients send a content type without a body.
    if (body.length === 0) return undefined;
    const refusal = await admission.refusalBeforeParsing(request as FastifyRequest, body);
    if (refusal) throw refusal;
    return read(request as FastifyRequest, body);
  };
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, readAdmitted);
}

function problemOf({ headers }: FastifyRequest, body: Buffer): AppError | undefined {
  if (OTHER_CHARSET.test(headers['content-type'] ?? '') || isEncoded(headers['content-encoding'])) {
    const message = 'Send the body as application/json, in UTF-8 and not compressed';
    return new AppError('unsupported_media_type', { message });
  }
  if (!isUtf8(body)) return new AppError('malformed_json', { message: 'The body is not valid UTF-8' });
  if (isDeeperThan(DEPTH_LIMIT, body)) {
    return invalid({ field: 'body', message: `must not be nested more than ${DEPTH_LIMIT} levels deep` });
  }
  return undefined;
}

const isEncoded = (encoding: string | undefined): boolean => encoding !== undefined && encoding !== 'identity';
