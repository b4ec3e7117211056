import { Injectable } from '@nestjs/common';
import { Clock, clientNetworkOf, type Origin, unauthenticated } from '@app/common';
import { AuditLog } from '../audit/audit-log';
import { User } from './user.entity';
import type { CompanyId, TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { passwordMatches } from './passwords';
import { type IssuedToken, TokensService } from './tokens.service';

/** What a sign-in exchanges for a token. */
export interface Credentials {
  email: string;
  password: string;
  /** What the token is for. */
  name: string;
  /** For how many milliseconds it counts. */
  lastsMs: number;
}

/** Exchanges an e-mail address and a password for a token. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tokens: TokensService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 401, the same for an unknown address and a wrong password. */
  async signIn(
    { email, password, name, lastsMs }: Credentials,
    origin?: Origin,
  ): Promise<IssuedToken & { expiresAt: Date; tenant: TenantContext }> {
    const user = await this.userOf(email.toLowerCase());
    if (!(await passwordMatches(user?.passwordHash, password, clientNetworkOf({ ip: origin?.ip ?? '' }))) || !user) {
      if (user) this.noteFailure(user, origin);
      throw unauthenticated('The e-mail address or the password is wrong');
    }
    const expiresAt = new Date(this.clock.now().getTime() + lastsMs);
    const caller = { companyId: user.companyId as CompanyId, userId: user.id, origin };
    const issued = await this.database.forTenant(caller).transactional(async (em) => {
      const token = await this.tokens.issueIn(em, caller, { userId: user.id, name, expiresAt });
      const signedIn = { ...caller, tokenId: token.id };
      this.audit.record(em, signedIn, { action: 'user.signed_in', object: ['user', user.id] });
      return token;
    });
    return { ...issued, expiresAt, tenant: await this.tokens.verify(issued.token) };
  }

  private userOf(address: string): Promise<User | null> {
    return this.database.forLookup('app.sign_in_email', address).findOne(User, { email: address }, { filters: false });
  }

  /** After the answer: an unknown address writes no entry, as it has no company, and must not answer sooner. */
  private noteFailure(user: User, origin: Origin | undefined): void {
    const unauthenticatedCaller = { companyId: user.companyId as CompanyId, origin };
    this.audit.recordLater(unauthenticatedCaller, {
      action: 'user.sign_in_failed',
      actorType: 'user',
      object: ['user', user.id],
    });
  }
}
