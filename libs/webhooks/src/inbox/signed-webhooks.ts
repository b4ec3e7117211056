import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type AppError, KeyRing, unauthenticated } from '@app/common';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import { SUBSCRIPTION_SECRET, WebhookSubscription } from './webhook-subscription.entity';
import { CALCOM_SIGNATURE, calcomSignatureMatches } from './signature';

const REFUSED = 'The signature does not match this subscription and this body';
const ADDRESS = /^[\w-]{16,64}$/;

/** The subscription that a request is proven to be of. */
export interface SubscriptionRef {
  companyId: CompanyId;
  subscriptionId: number;
}

/** Checks the signatures of Cal.com's webhooks over the raw body, each with the secret of the subscription in its URL. */
@Injectable()
export class SignedWebhooks {
  private readonly log = new Logger(SignedWebhooks.name);
  private readonly proven = new WeakMap<FastifyRequest['raw'], SubscriptionRef>();
  /** Stands for the secret of a subscription that does not exist, so that its refusal takes as long. */
  private readonly nobodys = randomBytes(32).toString('base64url');

  constructor(
    private readonly database: TenantDatabase,
    private readonly keyRing: KeyRing,
  ) {}

  /** The 401 of a body that its subscription's secret has not signed. To be asked before the body is parsed. */
  async refusalOfBytes(request: FastifyRequest, body: Buffer): Promise<AppError | undefined> {
    const { subscription: address = '' } = request.params as { subscription?: string };
    const subscription = ADDRESS.test(address) ? await this.find(address) : undefined;
    const secret = (subscription && this.secretOf(subscription)) ?? this.nobodys;
    if (!calcomSignatureMatches(body, request.headers[CALCOM_SIGNATURE], secret)) return unauthenticated(REFUSED);
    if (!subscription || secret === this.nobodys) return unauthenticated(REFUSED);
    const { companyId, id: subscriptionId } = subscription;
    this.proven.set(request.raw, { companyId: companyId as CompanyId, subscriptionId });
    return undefined;
  }

  /** @throws AppError 401 for a request whose body was not proven, such as one without a body. */
  subscriptionOf(request: FastifyRequest): SubscriptionRef {
    const subscription = this.proven.get(request.raw);
    if (!subscription) throw unauthenticated(REFUSED);
    return subscription;
  }

  private async find(address: string): Promise<WebhookSubscription | undefined> {
    const em = this.database.forLookup('app.webhook_subscription', address);
    const found = await em.findOne(WebhookSubscription, { address }, { filters: false, populate: ['secret'] });
    return found ?? undefined;
  }

  private secretOf({ id, companyId, secret }: WebhookSubscription): string | undefined {
    try {
      return this.keyRing.open(secret, SUBSCRIPTION_SECRET.contextFor(companyId));
    } catch (error) {
      this.log.warn(`The secret of subscription ${id} cannot be opened, so its events are refused: ${String(error)}`);
      return undefined;
    }
  }
}
