import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { AuditLog, TenantDatabase, type TenantContext } from '@app/tenancy';
import type { Contact } from './contact';
import { ErasedPeople } from './erased-people';
import { sizeOf, type Trace, traceOf } from './trace';

/** One kind of a person's rows. All methods run in the scope of one company. */
export interface PersonalDataPart {
  /** In snake_case, as used in exports and counts. */
  readonly name: string;
  /** Adds identifiers that lead to more of the person's rows. */
  trace?(em: SqlEntityManager, trace: Trace): Promise<void>;
  /** The rows, as the person may read them. Absent: the rows of another part contain the same data. */
  rows?(em: SqlEntityManager, trace: Trace): Promise<object[]>;
  /** Takes the person out of the rows. @returns how many rows it has changed. */
  erase?(em: SqlEntityManager, trace: Trace): Promise<number>;
}

/** One room's rows may lead to another's, which may lead to more of the first. */
const ROUNDS = 3;

/** The personal data that is stored, room by room. */
@Injectable()
export class PersonalData {
  private readonly parts: PersonalDataPart[] = [];

  constructor(
    private readonly database: TenantDatabase,
    private readonly people: ErasedPeople,
    private readonly audit: AuditLog,
  ) {}

  register(...parts: PersonalDataPart[]): void {
    this.parts.push(...parts);
  }

  /** Undefined if nothing is stored about the person. */
  async find(tenant: TenantContext, contact: Contact): Promise<Trace | undefined> {
    return this.inside(tenant, async (em) => {
      const trace = await this.traced(em, traceOf(contact));
      if (sizeOf(trace) > 0) return trace;
      const rows = await this.rowsOf(em, trace);
      return Object.values(rows).some((found) => found.length > 0) ? trace : undefined;
    });
  }

  /** Everything about the person, by part. */
  async export(tenant: TenantContext, trace: Trace): Promise<Record<string, object[]>> {
    return this.inside(tenant, async (em) => {
      const rows = await this.rowsOf(em, trace);
      this.audit.record(em, tenant, {
        action: 'person.exported',
        details: { people: this.hashes(tenant, trace), bookings: trace.bookings.size },
      });
      return rows;
    });
  }

  /** Erases a person permanently, at their request. @returns changed rows by part. */
  async erase(tenant: TenantContext, contact: Contact): Promise<Record<string, number>> {
    return this.inside(tenant, async (em) => {
      const trace = await this.traced(em, traceOf(contact));
      const counts = await this.eraseTraced(em, trace);
      await this.people.remember(em, tenant.companyId, contact);
      this.audit.record(em, tenant, {
        action: 'person.erased',
        details: { people: this.hashes(tenant, trace), ...counts },
      });
      return counts;
    });
  }

  /** Erases the attendees from these bookings and their related rows. Part of the caller's transaction. */
  async eraseBookings(em: SqlEntityManager, bookings: Iterable<number>): Promise<Record<string, number>> {
    const trace = traceOf({});
    for (const id of bookings) trace.bookings.add(id);
    return this.eraseTraced(em, await this.traced(em, trace));
  }

  private async eraseTraced(em: SqlEntityManager, trace: Trace): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name, erase } of this.parts) if (erase) counts[name] = await erase(em, trace);
    return counts;
  }

  private async traced(em: SqlEntityManager, trace: Trace): Promise<Trace> {
    for (let round = 0, before = -1; round < ROUNDS && before !== sizeOf(trace); round++) {
      before = sizeOf(trace);
      for (const part of this.parts) await part.trace?.(em, trace);
    }
    return trace;
  }

  private async rowsOf(em: SqlEntityManager, trace: Trace): Promise<Record<string, object[]>> {
    const found: Record<string, object[]> = {};
    for (const { name, rows } of this.parts) if (rows) found[name] = await rows(em, trace);
    return found;
  }

  private hashes({ companyId }: TenantContext, { emails: [email], phones: [phone] }: Trace): string[] {
    return this.people.hashesOf(companyId, { email, phone });
  }

  private inside<T>(tenant: TenantContext, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    return this.database.forCompany(tenant).transactional((em) => work(em as SqlEntityManager));
  }
}
