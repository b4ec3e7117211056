import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';

/** The status of a company's own connection, by part. Instants are ISO 8601 in UTC. */
export interface StatusParts {
  /** `degraded`: some calls are held back. `down`: all are. `blocked`: Cal.com refuses the key's calls for a while. */
  calcom: { state: 'up' | 'degraded' | 'down' | 'blocked'; since: string | null; retry_at: string | null };
  /** Whether Cal.com accepts the company's key. */
  key: 'ok' | 'refused';
  /** Calls to Cal.com. */
  budget: { per_minute: number; left: number };
  /** From 0 to 1, over this process's answers to the company; null: it has given none. */
  cache: { hit_rate: number | null };
  /** Calls that wait for their turn at Cal.com, and the seconds that the oldest has waited. */
  queue: { depth: number; oldest_s: number };
  sync: { last_at: string | null; last_status: string | null; running: boolean };
  /** `failing`: number of subscriptions at Cal.com that no longer deliver events. */
  webhooks_in: { last_at: string | null; failing: number };
  /** Number of the company's endpoints that do not accept their events. */
  webhooks_out: { failing: number };
  /** Number of appointments found to differ from Cal.com's. */
  drift: number;
  /** Voice agents whose calls are refused, and why. */
  agents: { refused: readonly { agent_id: string; reason: string }[] };
}

export type StatusPart = keyof StatusParts;

/** Reads local copies, without a query, so that a page may poll it. Null: the part does not apply, or is not known. */
type Teller<P extends StatusPart> = (tenant: TenantContext) => StatusParts[P] | null | Promise<StatusParts[P] | null>;

/** The status of a company. Each room registers the part that it knows. */
@Injectable()
export class CompanyStatus {
  private readonly tellers = new Map<StatusPart, Teller<StatusPart>>();

  register<P extends StatusPart>(part: P, tell: Teller<P>): void {
    this.tellers.set(part, tell as Teller<StatusPart>);
  }

  /** Null: the part is not registered, or does not apply. */
  async part<P extends StatusPart>(tenant: TenantContext, part: P): Promise<StatusParts[P] | null> {
    return ((await this.tellers.get(part)?.(tenant)) ?? null) as StatusParts[P] | null;
  }
}
