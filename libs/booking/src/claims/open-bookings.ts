import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';

/** Minimum seconds between two queries to Cal.com for one booking. */
const LOOK_EVERY_SECONDS = 3;
/** Seconds after which a request that sent a booking has ended, including its search: see the claims. */
const SENDING_SECONDS = 15;

/** A booking whose outcome is open, and its company. */
export interface DueCheck {
  companyId: number;
  bookingId: number;
  /** The time requested of Cal.com, until a check there has shown whether it was booked twice. */
  asked?: { startAt: Date; endAt: Date };
}

interface DueRow {
  company_id: string;
  booking_id: string;
  asked_start: string | null;
  asked_end: string | null;
}

/** The bookings and changes with an open outcome: assigns each check to one process, by the database's clock. */
@Injectable()
export class OpenBookings {
  constructor(private readonly database: TenantDatabase) {}

  /** Takes due checks of all companies. Each becomes due again later, in case this process dies during it. */
  due(count: number, everySeconds: number): Promise<DueCheck[]> {
    return this.database.forLookup('app.due_checks', 'list').transactional(async (em) => {
      const rows = await em.execute<DueRow[]>(
        `update booking_checks set due_at = now() + make_interval(secs => ?)
         where (company_id, booking_id) in (
           select company_id, booking_id from booking_checks where due_at <= now() order by due_at limit ? for update skip locked)
         returning company_id, booking_id, asked_start, asked_end`,
        [everySeconds, count],
      );
      return rows.map(dueCheck);
    });
  }

  /** Counts over all companies: those that wait for their first check, and those that a check has not settled. */
  async counts(): Promise<{ waiting: number; unsettled: number }> {
    const [row] = await this.database
      .forLookup('app.due_checks', 'list')
      .transactional((em) => em.execute<{ waiting: number; unsettled: number }[]>(COUNTS));
    return { waiting: row?.waiting ?? 0, unsettled: row?.unsettled ?? 0 };
  }

  /** Whether the caller may query Cal.com: no process did just now, and the booking is no longer being sent. */
  async takeUp(tenant: TenantContext, { id }: { id: number }): Promise<boolean> {
    const rows = await this.database.forTenant(tenant).transactional((em) =>
      em.execute<unknown[]>(
        `update booking_checks set looked_at = now() from bookings
         where booking_id = ? and bookings.id = booking_id and bookings.company_id = booking_checks.company_id
           and (bookings.status = 'unknown' or coalesce(change_sent_at, sent_at) < now() - make_interval(secs => ?))
           and looked_at < now() - make_interval(secs => ?)
         returning booking_id`,
        [id, SENDING_SECONDS, LOOK_EVERY_SECONDS],
      ),
    );
    return rows.length > 0;
  }

  /** Removes the check, when nothing about the booking is open any more. */
  async close(tenant: TenantContext, { id }: { id: number }): Promise<void> {
    await this.database
      .forTenant(tenant)
      .transactional((em) => em.execute('delete from booking_checks where booking_id = ?', [id]));
  }

  async isOlderThan(tenant: TenantContext, { id }: { id: number }, seconds: number): Promise<boolean> {
    const [row] = await this.database
      .forTenant(tenant)
      .transactional((em) =>
        em.execute<{ is_older: boolean }[]>(
          `select coalesce(change_sent_at, sent_at) < now() - make_interval(secs => ?) as is_older from bookings where id = ?`,
          [seconds, id],
        ),
      );
    return row?.is_older === true;
  }
}

const COUNTS = `
  select count(*) filter (where looked_at = '-infinity')::int as waiting,
    count(*) filter (where looked_at > '-infinity')::int as unsettled from booking_checks`;

const dueCheck = ({ company_id, booking_id, asked_start, asked_end }: DueRow): DueCheck => ({
  companyId: Number(company_id),
  bookingId: Number(booking_id),
  ...(asked_start !== null && asked_end !== null
    ? { asked: { startAt: new Date(asked_start), endAt: new Date(asked_end) } }
    : {}),
});
