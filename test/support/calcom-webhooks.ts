import { createHmac } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CompaniesService } from '@app/tenancy';
import { WebhookSubscriptions } from '@app/webhooks';
import type { Sandbox } from '../../apps/calcom-sandbox/src';
import { ApiClient, type Answer, type Json } from './client';

/** Where one company's events of an event type go, as Cal.com knows it. */
export interface Subscribed {
  path: string;
  secret: string;
}

interface Opened {
  app: NestFastifyApplication;
  sandbox: Sandbox;
  url: string;
}

/** Sets the company's webhooks up at the sandbox, below the address of this application. @returns how many there are. */
export async function subscribe({ app, url }: Pick<Opened, 'app' | 'url'>, companyId: number): Promise<number> {
  const tenant = await app.get(CompaniesService).contextFor(companyId);
  return app.get(WebhookSubscriptions).reconcile(tenant, url);
}

/** The webhook of an event type. */
export function subscribedTo({ sandbox }: Pick<Opened, 'sandbox'>, eventTypeId: number): Subscribed {
  const webhook = sandbox.store.webhooks.find((candidate) => candidate.eventTypeId === eventTypeId);
  if (!webhook) throw new Error(`Nobody has subscribed to event type ${eventTypeId}`);
  return { path: new URL(webhook.subscriberUrl).pathname, secret: webhook.secret ?? '' };
}

/** Cal.com's signature, implemented from its documentation, so that tests do not rely on the code under test. */
export const calcomSignature = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** Posts an event as Cal.com does. @param signature absent: the right one. */
export function deliver(
  url: string,
  { path, secret }: Subscribed,
  event: object | string,
  signature?: string | null,
): Promise<Answer<Json>> {
  const raw = typeof event === 'string' ? event : JSON.stringify(event);
  const value = signature === undefined ? calcomSignature(raw, secret) : signature;
  const headers: Record<string, string> = value === null ? {} : { 'x-cal-signature-256': value };
  return new ApiClient(url).post(path, undefined, { raw, headers });
}

/** What people do at Cal.com itself. @returns the booking as the sandbox answers it. @throws Error when it is refused. */
export async function atCalcom({ sandbox }: Pick<Opened, 'sandbox'>, path: string, body: object = {}): Promise<Json> {
  const response = await fetch(`${sandbox.controlUrl}/bookings${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Json;
  if (!response.ok) throw new Error(`Cal.com refused ${path}: ${JSON.stringify(answer)}`);
  return answer;
}
