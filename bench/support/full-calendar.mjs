import { once } from 'node:events';
import { createServer } from 'node:http';

const MINUTE_MS = 60_000;
/** Milliseconds after which slots of both event types coincide again. */
const GRID_MS = 15 * MINUTE_MS;
const LENGTH_MS = 30 * MINUTE_MS;
/** The zone of all requests here; it has no daylight saving time, so each range has equally many slots. */
export const ZONE = 'Asia/Kathmandu';
const OFFSET = '+05:45';
const OFFSET_MS = 345 * MINUTE_MS;

/** Event types of the stand-in, by the minutes between two of their slots. */
export const EVENT_TYPES = { every_5_minutes: 7_000_005, every_3_minutes: 7_000_003, one_slot: 7_000_001 };

/** A stand-in Cal.com in which every time is free. It only lists slots, faster than they can be read. */
export async function startFullCalendar(closing) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname !== '/v2/slots') return response.writeHead(404).end();
    const text = answerOf(Number(searchParams.get('eventTypeId')), searchParams.get('start'), searchParams.get('end'));
    return response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.defer(() => void server.close());
  return { url: `http://127.0.0.1:${server.address().port}/v2` };
}

/** What Cal.com answers to `GET /v2/slots` with `format=range`. */
export function answerOf(eventTypeId, start, end) {
  const days = {};
  const step = { [EVENT_TYPES.every_5_minutes]: 5, [EVENT_TYPES.every_3_minutes]: 3 }[eventTypeId] ?? Infinity;
  // Today begins now, and slots begin with a minute.
  const begin = Math.ceil(Date.parse(start) / GRID_MS) * GRID_MS;
  for (let at = begin; at < Date.parse(end); at += step * MINUTE_MS) {
    const local = localText(at);
    (days[local.slice(0, 10)] ??= []).push({ start: local, end: localText(at + LENGTH_MS) });
  }
  return JSON.stringify({ status: 'success', data: days });
}

const localText = (millis) => new Date(millis + OFFSET_MS).toISOString().replace('Z', OFFSET);
