import { Migration } from '@mikro-orm/migrations';
import { LOCK_TIMEOUT } from '../../migration-locks';

/** Indexes of queries that had none, and by which old rows are found. They are built while rows are written, which no transaction can do. */
export class FurtherIndexesMigration extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    // A concurrent build waits for older transactions, and blocks no writes meanwhile.
    this.addSql('set lock_timeout = 0');
    for (const [name, columns] of INDEXES) {
      // One that an interrupted build has left is not usable.
      this.addSql(`drop index concurrently if exists ${name}`);
      this.addSql(`create index concurrently ${name} on ${columns}`);
    }
    this.addSql(`set lock_timeout = '${LOCK_TIMEOUT}'`);
  }

  override down(): void {
    for (const [name] of INDEXES) this.addSql(`drop index concurrently if exists ${name}`);
  }
}

/** Of those that most bookings have, every page is full without an index. */
const RARE = `'pending', 'unknown', 'requested', 'rejected', 'failed'`;

const INDEXES = [
  ['bookings_by_seat', 'bookings (company_id, seat_uid) where seat_uid is not null'],
  ['bookings_by_rare_status', `bookings (company_id, status, start_at, id) where status in (${RARE})`],
  ['booking_attempts_by_operation', 'booking_attempts (company_id, operation_id)'],
  ['booking_attempts_by_end', 'booking_attempts (company_id, expires_at)'],
  ['callbacks_to_do', 'callbacks (company_id, created_at, id) where not is_done'],
  ['personal_access_tokens_by_age', 'personal_access_tokens (company_id, created_at, id)'],
  ['personal_access_tokens_by_end', 'personal_access_tokens (company_id, expires_at) where expires_at is not null'],
  ['bookings_not_erased', 'bookings (company_id, end_at) where erased_at is null'],
  ['booking_events_by_age', 'booking_events (company_id, at)'],
] as const;
