import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { WebhookFault } from '../http/fault';
import type { FaultInjector } from '../http/faults';
import type { BookingEvent, DeliveryRecord, Webhooks } from '../events';
import type { Webhook } from '../model';
import type { Store } from '../store';
import { payloadOf } from './payload';

const MAX_RECENT = 500;

/**
 * Sends events to those who have subscribed to them: once, whatever is answered. Events of one webhook go out in their
 * order, unless a fault has it otherwise.
 */
export class WebhookSender implements Webhooks {
  sent: DeliveryRecord[] = [];
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly underWay = new Set<Promise<void>>();
  /** Deliveries that wait for the next one of their webhook, to come after it. */
  private readonly held = new Map<string, DeliveryRecord[]>();
  private closing = new AbortController();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly faults: FaultInjector,
  ) {}

  announce(event: BookingEvent): void {
    const { trigger, booking } = event;
    const organizationId = this.store.team(booking.teamId)?.organizationId ?? null;
    for (const webhook of this.store.webhooks) {
      const isOf =
        webhook.eventTypeId === null
          ? webhook.organizationId === organizationId
          : webhook.eventTypeId === booking.eventTypeId;
      if (isOf && webhook.active && webhook.triggers.includes(trigger)) this.deliver(webhook, event);
    }
  }

  /** Resolves when no delivery is pending, including late ones and those that are held back. */
  async idle(): Promise<void> {
    this.release();
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Forgets what was sent, and what is on its way. */
  reset(): void {
    this.close();
    this.closing = new AbortController();
    this.sent = [];
    this.held.clear();
  }

  close(): void {
    this.closing.abort();
  }

  private deliver(webhook: Webhook, event: BookingEvent): void {
    const target = { operation: 'sendWebhook', path: webhook.subscriberUrl, method: 'POST', apiKey: null };
    const fault = this.faults.takeForWebhook({ ...target, eventTypeId: event.booking.eventTypeId });
    const delivery = this.written(webhook, event, fault);
    const how = fault?.webhook;
    if (how === 'lost') return;
    if (how === 'held') return void this.held.set(webhook.id, [...(this.held.get(webhook.id) ?? []), delivery]);
    if (how === 'late') return this.keep(this.later(delivery, fault?.delayMs));
    this.inOrder(delivery);
    if (how === 'doubled') this.inOrder({ ...delivery });
    this.release(webhook.id);
  }

  private written(webhook: Webhook, event: BookingEvent, fault: WebhookFault | undefined): DeliveryRecord {
    const now = this.clock.now();
    const skew = fault?.webhook === 'skewed' ? (fault.skewMs ?? 0) : 0;
    const createdAt = new Date(now.getTime() + skew).toISOString();
    const body = JSON.stringify({ triggerEvent: event.trigger, createdAt, payload: payloadOf(this.store, event) });
    const secret = fault?.webhook === 'forged' ? 'a secret of somebody else' : webhook.secret;
    return {
      at: now.toISOString(),
      webhookId: webhook.id,
      url: webhook.subscriberUrl,
      trigger: event.trigger,
      uid: event.booking.uid,
      signature: signatureOf(secret, body),
      body,
      status: null,
    };
  }

  private inOrder(delivery: DeliveryRecord): void {
    const before = this.lanes.get(delivery.webhookId) ?? Promise.resolve();
    const lane = before.then(() => this.post(delivery));
    this.lanes.set(delivery.webhookId, lane);
    this.keep(lane);
  }

  private async later(delivery: DeliveryRecord, delayMs = 0): Promise<void> {
    const { signal } = this.closing;
    await pause(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) await this.post(delivery);
  }

  private release(webhookId?: string): void {
    for (const [id, deliveries] of this.held) {
      if (id !== (webhookId ?? id)) continue;
      this.held.delete(id);
      for (const delivery of deliveries) this.inOrder(delivery);
    }
  }

  private keep(work: Promise<void>): void {
    const kept = work.finally(() => this.underWay.delete(kept));
    this.underWay.add(kept);
  }

  private async post(delivery: DeliveryRecord): Promise<void> {
    this.sent.push(delivery);
    if (this.sent.length > MAX_RECENT) this.sent.shift();
    const headers = {
      'content-type': 'application/json',
      'X-Cal-Signature-256': delivery.signature,
      'X-Cal-Webhook-Version': '2021-10-20',
    };
    const { signal } = this.closing;
    const request = { method: 'POST', headers, body: delivery.body, redirect: 'manual', signal } as const;
    const answer = await fetch(delivery.url, request).catch(() => undefined);
    delivery.status = answer?.status ?? null;
    await answer?.body?.cancel();
  }
}

/** Without a secret, the header says so in words. */
export const signatureOf = (secret: string | null, body: string): string =>
  secret === null ? 'no-secret-provided' : createHmac('sha256', secret).update(body).digest('hex');
