export { AdminsOnly, calledPolicyOf, Public, SignedIn, UsersOrAgents } from './access/access.decorator';
export { type AdmissionGuard } from './access/admission-guard';
export { ChangeFeed, type RowChange } from './access/change-feed';
export { OfBranch } from './access/branch-scope';
export { Id } from './access/columns';
export { CompanyLocks } from './access/company-locks';
export { Ownership, refusalOf } from './access/ownership';
export { OwnsBooking, OwnsBranch, OwnsTeam, OwnsWebhookEndpoint } from './access/owns.decorator';
export { Tenant, tenantOf } from './access/request-tenant';
export { RowCopiesFactory } from './access/row-copies.factory';
export { type Route, Routes } from './access/routes';
export { type CompanyId, TenantContext } from './access/tenant-context';
export { TenantDatabase } from './access/tenant-database';
export { COMPANY_SETTING, OfCompany, TenantEntity } from './access/tenant-entity';
export { TenantGuard } from './access/tenant.guard';
export { TransactionNotes } from './access/transaction-notes';
export { type AuditAction } from './audit/audit-actions';
export { type AuditDetails, AuditEntry } from './audit/audit-entry.entity';
export { type AuditEvent, AuditLog } from './audit/audit-log';
export { changesOf } from './audit/changes';
export { AccessToken } from './authentication/access-token.entity';
export {
  AGENT_SIGNATURE,
  AGENT_SIGNATURE_HEADER,
  CallerGuard,
  type SignatureJudge,
} from './authentication/caller.guard';
export { RequestStrategy } from './authentication/request-strategy';
export { SanctumImport } from './authentication/sanctum-import';
export { TokensService } from './authentication/tokens.service';
export { User } from './authentication/user.entity';
export { Branch } from './companies/branch.entity';
export { CALCOM_KEY, CompaniesService } from './companies/companies.service';
export { Company } from './companies/company.entity';
export { KeyCheck } from './encryption/key-check';
export { KeyRotation } from './encryption/key-rotation';
export { SealedColumn, SealedColumns } from './encryption/sealed-columns';
export { TenancyModule } from './tenancy.module';
