import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { setting } from './setting.js';

/** The authenticated caller, as handlers see it. */
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

/** A Passport strategy that reads the header only, which is less work than the published bearer strategy does. */
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

/** Tokens are verified from memory; without that, every request would cost a database query. */
const known = new Map<string, Caller>([[setting.credentialDigest, { companyId: setting.companyId }]]);

@Injectable()
export class BearerStrategy extends PassportStrategy(HeaderStrategy, 'bearer') {
  validate({ headers }: SignedRequest): Caller | undefined {
    const [, credential = ''] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
    return known.get(createHash('sha256').update(credential).digest('hex'));
  }
}

export const BearerGuard = AuthGuard('bearer');
