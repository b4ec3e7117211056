import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { FastifyRequest } from 'fastify';
import { AvailabilityQueryDto, type AvailabilitySearch, AvailabilityService, searchOf } from '@app/availability';
import type { CachedQuestion, QuestionReader } from '@app/caching';
import { validated } from '@app/common';
import type { TenantContext } from '@app/tenancy';

/** Addresses that users ask under again and again: pages ask for each day in the same words. */
const MAX_KNOWN = 4000;
/** Characters; the longest sensible one has half of them. */
const MAX_ADDRESS = 400;

/** Reads what users ask about free slots, by GET. */
@Injectable()
export class UserQuestions implements QuestionReader {
  /** Searches by URL with a valid query: validation depends neither on the caller nor on the time. */
  private readonly searches = new LRUCache<string, AvailabilitySearch>({
    maxSize: MAX_KNOWN,
    sizeCalculation: () => 1,
  });

  constructor(private readonly availability: AvailabilityService) {}

  /** @throws AppError 400 as the pipe does, and as the availability's service does. */
  read(tenant: TenantContext, { url, query }: FastifyRequest): CachedQuestion | undefined {
    const search = this.searches.get(url) ?? this.understood(url, query);
    return search && this.availability.question(tenant, search);
  }

  /** Undefined for a question about one's own appointment, which is not cached. */
  private understood(url: string, query: unknown): AvailabilitySearch | undefined {
    const valid = validated(AvailabilityQueryDto, query);
    if (valid.booking_id !== undefined) return undefined;
    const search = searchOf(valid);
    if (url.length <= MAX_ADDRESS) this.searches.set(url, Object.freeze(search));
    return search;
  }
}
