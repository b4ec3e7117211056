import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError, REQUEST_ID_HEADER } from '@app/common';
import { BARE_HEADERS } from './response-headers';

const REFUSALS: Record<string, AppError> = {
  HPE_HEADER_OVERFLOW: new AppError('headers_too_large'),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new AppError('payload_too_large'),
  ERR_HTTP_REQUEST_TIMEOUT: new AppError('request_timeout'),
};
const NOT_HTTP = new AppError('bad_request');

/** Time for the client to read the answer, before the connection is cut while it may still be sending. */
const LINGER_MS = 500;

/** Writes the refusal to the socket itself: what could not be parsed as a request has no Fastify reply. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) return void socket.destroy();
  const { status: statusCode, code, message } = REFUSALS[error.code ?? ''] ?? NOT_HTTP;
  const requestId = randomUUID();
  const body = JSON.stringify({ success: false, statusCode, code, message, request_id: requestId });
  const headers = {
    ...BARE_HEADERS,
    [REQUEST_ID_HEADER]: requestId,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n${lines.join('')}\r\n${body}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
