import type { FastifyRequest } from 'fastify';
import { AppError, clientNetworkOf } from '@app/common';
import { BodyShares } from './body-shares';
import { WaitingBodies } from './waiting-bodies';

const RETRY_SECONDS = 1;

/**
 * The bodies that are read before their sender is authenticated. They are bounded by client network and in all: false
 * signatures and made-up tokens use up their sender's share only.
 */
export class UnverifiedBodies {
  private readonly places = new WeakMap<FastifyRequest, () => void>();
  private readonly waiting: WaitingBodies;

  /** @param maxWaitMs milliseconds. */
  constructor(maxWaitMs?: number) {
    this.waiting = new WaitingBodies(new BodyShares(), maxWaitMs);
  }

  /**
   * Takes a place for the request's body, until {@link release}. A place that is not free yet is waited for: in a burst of
   * one client, all may be good.
   * @param bytes of the body, or the most that it may have.
   * @returns undefined for a place at once; a promise of nothing, or of the 429 `rate_limited` when there was none in time.
   */
  admit(request: FastifyRequest, bytes: number): Promise<AppError | undefined> | undefined {
    const place = this.waiting.take(clientNetworkOf(request), bytes);
    if (place instanceof Promise) return place.then((leave) => (leave ? this.hold(request, leave) : tooMany()));
    return this.hold(request, place);
  }

  /** For a request whose sender is known now, or that is over. */
  release(request: FastifyRequest): void {
    this.places.get(request)?.();
  }

  /** Whose sender has hung up while it waited needs none. */
  private hold(request: FastifyRequest, leave: () => void): undefined {
    if (request.raw.destroyed) return void leave();
    this.places.set(request, leave);
  }
}

const tooMany = (): AppError =>
  new AppError('rate_limited', {
    message: `Too many bodies from this address at the same time; try again in ${RETRY_SECONDS} s`,
    retryAfter: RETRY_SECONDS,
  });
