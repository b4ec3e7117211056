import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';

/** A caller whose number has an appointment. */
export interface KnownCaller {
  /** Only if the company greets by name, since a calling number can be forged. */
  name?: string;
}

/**
 * Looks up whether a number has an appointment. Reveals only that: not when, where, or what for; and nothing if the
 * company requires callers to say the code of their booking.
 */
@Injectable()
export class KnownCallers {
  constructor(private readonly database: TenantDatabase) {}

  /** @param number E.164. */
  async find({ companyId }: TenantContext, number: string): Promise<KnownCaller | undefined> {
    const [row] = await this.database
      .forTenant({ companyId })
      .transactional((em) => (em as SqlEntityManager).execute<{ name: string | null }[]>(FIND, [companyId, number]));
    return row && (row.name === null ? {} : { name: row.name });
  }
}

const FIND = `
  select case when c.greet_by_name then b.attendee ->> 'name' end as name
  from bookings b join companies c on c.id = b.company_id
  where b.company_id = ? and b.attendee_phone = ? and b.status in ('requested', 'confirmed') and b.end_at > now()
    and c.caller_check <> 'code'
  order by b.start_at limit 1`;
