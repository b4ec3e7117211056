import { Migration } from '@mikro-orm/migrations';

/** Counts the changes of a booking, so that a process notices that another one has changed it since it was read. */
export class BookingVersionMigration extends Migration {
  override up(): void {
    this.addSql('alter table bookings add column version integer not null default 1');
  }
}
