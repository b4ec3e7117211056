import { Injectable } from '@nestjs/common';
import { ChangeFeed, type TenantContext, TokensService } from '@app/tenancy';

/** Without a change the token is looked up so often, in milliseconds. */
const CHECK_EVERY_MS = 10_000;
const ABOUT_CALLERS = ['token', 'user', 'company'];

/** Whether callers of answers that last are still admitted: tokens are revoked, users lose their rights. */
@Injectable()
export class StreamAdmission {
  /** Grows with everything that may concern a caller. */
  private epoch = 0;

  constructor(
    feed: ChangeFeed,
    private readonly tokens: TokensService,
  ) {
    feed.listen(
      (change) => {
        if (change === 'everything' || ABOUT_CALLERS.includes(change.subject)) this.epoch++;
      },
      () => this.epoch++,
    );
  }

  /** @returns a check for one caller, which seldom needs a query. */
  of(tenant: TenantContext): () => Promise<boolean> {
    let [epoch, at, isAdmitted] = [-1, 0, false];
    return async () => {
      if (epoch === this.epoch && performance.now() - at < CHECK_EVERY_MS) return isAdmitted;
      [epoch, at] = [this.epoch, performance.now()];
      return (isAdmitted = await this.tokens.stillAdmits(tenant));
    };
  }
}
