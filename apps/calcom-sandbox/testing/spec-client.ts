import { createSandbox } from '../src/sandbox';
import type { SandboxOptions } from '../src/sandbox';
import { SALON_KEY } from '../src/seed/salon';

/** A Monday, 08:00 in Berlin; the clocks go forward on the Sunday after. */
export const MONDAY = '2026-03-23T07:00:00.000Z';

export interface Ask {
  key?: string | null;
  version?: string;
  body?: unknown;
}

/** Answers are read loosely here, as a client of a foreign API has to. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Answer = { status: number; headers: Headers; body: any };

async function send(url: string, method: string, { key = SALON_KEY, version, body }: Ask = {}): Promise<Answer> {
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

/** A sandbox on a free port and a way to ask it over real HTTP, with the salon's key unless told otherwise. */
export async function startSandbox(options: SandboxOptions = {}) {
  const sandbox = await createSandbox({ now: () => new Date(MONDAY), ...options });
  return {
    sandbox,
    get: (path: string, ask?: Ask) => send(sandbox.url + path, 'GET', ask),
    post: (path: string, body: unknown, ask?: Ask) =>
      send(sandbox.url + path, 'POST', { version: '2026-02-25', ...ask, body }),
    control: (method: string, path: string, body?: unknown) => send(sandbox.controlUrl + path, method, { body }),
  };
}

export type SandboxClient = Awaited<ReturnType<typeof startSandbox>>;

/** The one version in which slots answer. */
export const SLOTS = '2024-09-04';

export const anna = { name: 'Anna Schmidt', email: 'anna@example.com', timeZone: 'Europe/Berlin' };

/** A request that the sandbox accepts as it stands: a men's cut in Berlin on Tuesday at 10:00. */
export const cut = (changes: Record<string, unknown> = {}) => ({
  eventTypeId: 2_563_193,
  start: '2026-03-24T09:00:00.000Z',
  attendee: anna,
  ...changes,
});
