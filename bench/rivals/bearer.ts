import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { setting } from './setting.js';

/** Who is calling, as the route sees it. */
export interface Caller {
  companyId: number;
}

export interface SignedRequest {
  headers: Record<string, string | undefined>;
  url: string;
  method: string;
  user: Caller;
}

type Done = (error: Error | null, caller?: Caller) => void;

/** Passport's own kind of strategy; reads the header and nothing else, so it does less than the published bearer strategy. */
class HeaderStrategy extends passport.Strategy {
  constructor(private readonly verify: (request: SignedRequest, done: Done) => void) {
    super();
  }

  override authenticate(request: unknown): void {
    this.verify(request as SignedRequest, (error, caller) => {
      if (error) this.error(error);
      else if (caller) this.success(caller);
      else this.fail(401);
    });
  }
}

/** Tokens are known beforehand: a service without a memory for them would ask its database with every request. */
const known = new Map<string, Caller>([[setting.credentialDigest, { companyId: setting.companyId }]]);

@Injectable()
export class BearerStrategy extends PassportStrategy(HeaderStrategy, 'bearer') {
  validate({ headers }: SignedRequest): Caller | undefined {
    const [, credential = ''] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    return known.get(createHash('sha256').update(credential).digest('hex'));
  }
}

export const BearerGuard = AuthGuard('bearer');
