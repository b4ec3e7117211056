import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@app/common';
import { type CompanyId, TenantDatabase } from '@app/tenancy';
import { type Contact, textsOf } from './contact';

const PURPOSE = 'erased person';

/**
 * Remembers whom a company has erased, only by keyed hashes: Cal.com keeps its own copies, and reports them again when
 * a booking is moved there, or its team is synced later.
 */
@Injectable()
export class ErasedPeople {
  constructor(
    private readonly database: TenantDatabase,
    private readonly keyRing: KeyRing,
  ) {}

  /** One hash for each contact, by the first key of `ENCRYPTION_KEYS`, without which it does not reveal the contact. */
  hashesOf(companyId: CompanyId, contact: Contact): string[] {
    return textsOf(contact).map((text) => this.keyRing.digest(`${companyId}:${text}`, PURPOSE));
  }

  /** Part of the transaction that erases. */
  async remember(em: SqlEntityManager, companyId: CompanyId, contact: Contact): Promise<void> {
    for (const hash of this.hashesOf(companyId, contact)) await em.execute(REMEMBER, [companyId, hash]);
  }

  /** Whether the person was erased after this moment. @param moment null: unknown, so it counts as before. */
  async wereErasedSince(companyId: CompanyId, contact: Contact, moment: Date | null): Promise<boolean> {
    const hashes = textsOf(contact).flatMap((text) =>
      this.keyRing.digests(`${companyId}:${text}`, PURPOSE).map((digest) => digest.toString('base64url')),
    );
    if (hashes.length === 0) return false;
    const since = (moment ?? new Date(0)).toISOString();
    const found = await this.database
      .forTenant({ companyId })
      .transactional((em) => em.execute<object[]>(FIND, [companyId, JSON.stringify(hashes), since]));
    return found.length > 0;
  }
}

const REMEMBER = `
  insert into erased_people (company_id, contact_hash) values (?, ?)
  on conflict (company_id, contact_hash) do update set erased_at = now()`;

const FIND = `
  select 1 from erased_people
  where company_id = ? and contact_hash in (select jsonb_array_elements_text(?::jsonb)) and erased_at > ?::timestamptz`;
