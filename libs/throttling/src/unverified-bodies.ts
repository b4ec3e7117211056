import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError, clientNetworkOf } from '@app/common';
import { BodyShares } from './body-shares';

const RETRY_SECONDS = 1;

/**
 * The bodies that are read before their sender is authenticated. They are bounded by client network and in all: false
 * signatures and made-up tokens use up their sender's share only.
 */
@Injectable()
export class UnverifiedBodies {
  private readonly shares = new BodyShares();
  private readonly places = new WeakMap<FastifyRequest, () => void>();

  /**
   * Takes a place for the request's body, until {@link release}.
   * @param bytes of the body, or the most that it may have.
   * @returns 429 `rate_limited` when the network has too many under way.
   */
  admit(request: FastifyRequest, bytes: number): AppError | undefined {
    const leave = this.shares.take(clientNetworkOf(request), bytes);
    if (!leave) return tooMany();
    this.places.set(request, leave);
    return undefined;
  }

  /** For a request whose sender is known now, or that is over. */
  release(request: FastifyRequest): void {
    this.places.get(request)?.();
  }
}

const tooMany = (): AppError =>
  new AppError('rate_limited', {
    message: `Too many bodies from this address at the same time; try again in ${RETRY_SECONDS} s`,
    retryAfter: RETRY_SECONDS,
  });
