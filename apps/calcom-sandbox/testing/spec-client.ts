import { createSandbox } from '../src/sandbox';
import type { SandboxOptions } from '../src/sandbox';
import { SALON_KEY } from '../src/seed/salon';

/** A Monday, 08:00 in Berlin; the clocks go forward on the Sunday after. */
export const MONDAY = '2026-03-23T07:00:00.000Z';

export interface RequestOptions {
  key?: string | null;
  version?: string;
  body?: unknown;
}

/** The body is untyped, as the specs read many shapes. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = { status: number; headers: Headers; body: any };

async function send(
  url: string,
  method: string,
  { key = SALON_KEY, version, body }: RequestOptions = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(version && { 'cal-api-version': version }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A sandbox on a free port and an HTTP client for it, by default with the salon's key. */
export async function startSandbox(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ now: () => new Date(MONDAY), ...options });
  return {
    sandbox,
    get: (path: string, request?: RequestOptions) => send(sandbox.url + path, 'GET', request),
    post: (path: string, body: unknown, request?: RequestOptions) =>
      send(sandbox.url + path, 'POST', { version: '2026-02-25', ...request, body }),
    control: (method: string, path: string, body?: unknown) => send(sandbox.controlUrl + path, method, { body }),
  };
}

export type SandboxClient = Awaited<ReturnType<typeof startSandbox>>;

/** The only version of the slots operation. */
export const SLOTS = '2024-09-04';

export const anna = { name: 'Anna Schmidt', email: 'anna@example.com', timeZone: 'Europe/Berlin' };

/** A request that the sandbox accepts as it stands: a men's cut in Berlin on Tuesday at 10:00. */
export const cut = (changes: Record<string, unknown> = {}) => ({
  eventTypeId: 2_563_193,
  start: '2026-03-24T09:00:00.000Z',
  attendee: anna,
  ...changes,
});
