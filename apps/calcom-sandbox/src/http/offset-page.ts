import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const each =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };

/** How many items a page has: 1 to 250. */
export const IsTake = (): PropertyDecorator =>
  each(
    IsOptional(),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(250),
  );

/** How many items come before the page. */
export const IsSkip = (): PropertyDecorator =>
  each(
    IsOptional(),
    Type(() => Number),
    IsInt(),
    Min(0),
  );

/** A page of a list that is paged by offset, and takes no filters. */
export class OffsetPage {
  @IsTake()
  take?: number;

  @IsSkip()
  skip?: number;
}
