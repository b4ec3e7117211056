import { type CompanyId, TenantContext } from '@app/tenancy';

/** The tenant context of a company that exists in no database. */
export const companyOf = (id: number): TenantContext =>
  TenantContext.forCompany({ id, name: `Company ${id}`, locale: 'en', timezone: 'Europe/Berlin' });

let last = 0;

/** An id that no other test of this file uses, so that tests share a store without sharing keys. */
export const freshCompany = (): CompanyId => companyOf(++last).companyId;
