import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { Environment } from '@app/common';
import { DiscoveryModule } from '@nestjs/core';
import { CalcomClientModule } from '@app/calcom-client';
import { BearerStrategy } from './authentication/bearer.strategy';
import { CallerGuard } from './authentication/caller.guard';
import { DeclaredAccess } from './access/declared-access';
import { Ownership } from './access/ownership';
import { OwnChanges } from './access/own-changes';
import { RowCopiesFactory } from './access/row-copies.factory';
import { Routes } from './access/routes';
import { TenantGuard } from './access/tenant.guard';
import { AuditController } from './audit/audit.controller';
import { AuditLog } from './audit/audit-log';
import { oldAuditEntries } from './audit/old-entries';
import { BranchesController } from './companies/branches.controller';
import { BranchesService } from './companies/branches.service';
import { CalcomKeys } from './companies/calcom-keys';
import { CALCOM_KEY, CompaniesService } from './companies/companies.service';
import { CompanyController } from './companies/company.controller';
import { RefusedKeys } from './companies/refused-keys';
import { Branch } from './companies/branch.entity';
import { KeyCheck } from './encryption/key-check';
import { KeyRotation } from './encryption/key-rotation';
import { SealedColumns } from './encryption/sealed-columns';
import { CompanyLocks } from './access/company-locks';
import { TenantDatabase } from './access/tenant-database';
import { AuthController } from './authentication/auth.controller';
import { SanctumImport } from './authentication/sanctum-import';
import { RequestCredentials } from './authentication/request-credentials';
import { SessionController } from './authentication/session.controller';
import { SessionCookie } from './authentication/session-cookie';
import { SignInService } from './authentication/sign-in.service';
import { VerifiedTokens } from './authentication/verified-tokens';
import { EXPIRED_TOKENS } from './authentication/expired-tokens';
import { Retention } from './retention/retention';
import { AccessToken } from './authentication/access-token.entity';
import { TokenSettings } from './authentication/token-settings';
import { TokensController } from './authentication/tokens.controller';
import { TokensService } from './authentication/tokens.service';
import { User } from './authentication/user.entity';
import { PasswordController } from './users/password.controller';
import { UserDescription } from './authentication/user-description';
import { UsersController } from './users/users.controller';
import { UsersService } from './users/users.service';

@Global()
@Module({
  imports: [DiscoveryModule, CalcomClientModule],
  controllers: [
    AuthController,
    SessionController,
    PasswordController,
    CompanyController,
    UsersController,
    TokensController,
    BranchesController,
    AuditController,
  ],
  providers: [
    TenantDatabase,
    OwnChanges,
    RowCopiesFactory,
    CompanyLocks,
    AuditLog,
    SealedColumns,
    KeyCheck,
    KeyRotation,
    VerifiedTokens,
    TokensService,
    TokenSettings,
    SignInService,
    UserDescription,
    SessionCookie,
    RequestCredentials,
    SanctumImport,
    UsersService,
    CompaniesService,
    CalcomKeys,
    RefusedKeys,
    BranchesService,
    Ownership,
    Retention,
    BearerStrategy,
    CallerGuard,
    TenantGuard,
    DeclaredAccess,
    Routes,
  ],
  exports: [
    TenantDatabase,
    RowCopiesFactory,
    CompanyLocks,
    AuditLog,
    SealedColumns,
    KeyCheck,
    KeyRotation,
    TokensService,
    SanctumImport,
    UsersService,
    CompaniesService,
    CalcomKeys,
    Ownership,
    Retention,
    CallerGuard,
    TenantGuard,
    Routes,
  ],
})
export class TenancyModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly sealedColumns: SealedColumns,
    private readonly retention: Retention,
    private readonly database: TenantDatabase,
    private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    this.sealedColumns.register(CALCOM_KEY);
    this.retention.register(EXPIRED_TOKENS, oldAuditEntries(this.environment.retentionDays));
    this.ownership.register('branch', (tenant, id) => this.database.has(tenant, Branch, { id }));
    this.ownership.register('user', (tenant, id) => this.database.has(tenant, User, { id }));
    this.ownership.register('token', (tenant, id) => this.database.has(tenant, AccessToken, { id }));
  }
}
