import type { EntityManager, EntityName, FilterQuery, QueryOrderMap } from '@mikro-orm/core';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { invalid } from '../errors/errors';
import { FromDigits, isInstant, MayBeMissing } from '../validation/validators';

/** Items of a page, unless the request names a limit. */
const PAGE_SIZE = 50;

/** Part of a list that is ordered by a timestamp and an id. */
export interface Page<T> {
  items: T[];
  /** null: this is the last page. */
  nextCursor: string | null;
}

/** The query of every paged list. */
export class PageQueryDto {
  @ApiPropertyOptional({ description: 'The next_cursor of the page before' })
  @MayBeMissing()
  @IsString()
  @MaxLength(500)
  cursor?: string;

  @ApiPropertyOptional({ example: PAGE_SIZE, default: PAGE_SIZE })
  @MayBeMissing()
  @FromDigits()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

/** As the ORM writes it. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * A cursor is a timestamp and an id. It selects among the caller's own rows only, so it needs no signature.
 * @throws AppError 400 for anything else.
 */
function checkedCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [timestamp, id, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (isInstant(timestamp) && TIMESTAMP.test(timestamp) && Number.isSafeInteger(id) && rest.length === 0)
      return cursor;
  } catch {
    // Malformed base64 or JSON is refused below.
  }
  throw invalid({ field: 'cursor', message: 'must be the next_cursor of the page before' });
}

/**
 * Keyset paging: a page costs the same however far back it lies, and nothing is skipped when rows come in.
 * @param orderBy a timestamp and an id, as in the cursor.
 * @throws AppError 400 for a malformed cursor.
 */
export async function findPage<Entity extends object>(
  em: EntityManager,
  entity: EntityName<Entity>,
  { where, orderBy }: { where: FilterQuery<NoInfer<Entity>>; orderBy: QueryOrderMap<NoInfer<Entity>> },
  { cursor, limit = PAGE_SIZE }: PageQueryDto,
): Promise<Page<Entity>> {
  const found = await em.findByCursor(entity, {
    where,
    orderBy,
    first: limit,
    after: checkedCursor(cursor),
    includeCount: false,
  });
  return { items: found.items, nextCursor: found.hasNextPage ? found.endCursor : null };
}

/** Documents `{success: true, data: T[], next_cursor}`. */
export const ApiPage = (type: Type): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(type),
    ApiResponse({
      status: 200,
      schema: {
        type: 'object',
        required: ['success', 'data', 'next_cursor'],
        properties: {
          success: { type: 'boolean', enum: [true] },
          data: { type: 'array', items: { $ref: getSchemaPath(type) } },
          next_cursor: { type: 'string', nullable: true, description: 'null: this is the last page' },
        },
      },
    }),
  );
