import { Migration } from '@mikro-orm/migrations';

/** Indexes by which old rows are found. They are built while rows are written, which no transaction can do. */
export class RetentionIndexesMigration extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    for (const [name, columns] of INDEXES) {
      // One that an interrupted build has left is not usable.
      this.addSql(`drop index concurrently if exists ${name}`);
      this.addSql(`create index concurrently ${name} on ${columns}`);
    }
  }

  override down(): void {
    for (const [name] of INDEXES) this.addSql(`drop index concurrently if exists ${name}`);
  }
}

const INDEXES = [
  ['bookings_not_erased', 'bookings (company_id, end_at) where erased_at is null'],
  ['booking_events_by_age', 'booking_events (company_id, at)'],
] as const;
