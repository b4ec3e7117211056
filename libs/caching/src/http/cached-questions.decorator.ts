import type { Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { TenantContext } from '@app/tenancy';
import type { FastifyRequest } from 'fastify';
import type { Derivation } from '../answers/local-answers';
import type { CacheKey } from '../keys/cache-keys';

/** What a request asks for, of which the answer may be cached. */
export interface CachedQuestion {
  key: CacheKey;
  /** What is sent is made of the cached text. Absent: it is the cached text. */
  derivation?: Derivation;
  /** True: the answer has no `x-cache` and no entity tag, as those to voice agents, which never ask conditionally. */
  isPlain?: boolean;
  /** Told of the answer that was sent, with the milliseconds that it took. Reading its text costs time. */
  answered?: (answer: { readonly text: string }, ms: number) => void;
}

/** Reads the questions of one route. Found in the container by its class. */
export interface QuestionReader {
  /**
   * The question of an admitted request, told without a query or a promise from what this process already knows. A
   * request with a body is read when that is parsed. A hit runs neither pipes nor handler: what they would refuse is
   * undefined, or the same AppError; then the slow path decides.
   */
  read(tenant: TenantContext, request: FastifyRequest): CachedQuestion | undefined;
}

/**
 * For routes whose handlers ask the cache themselves, because their key takes more than the request: says who reads
 * their questions, so that the fast path can answer them.
 */
export const CachedQuestions = Reflector.createDecorator<Type<QuestionReader>>();
