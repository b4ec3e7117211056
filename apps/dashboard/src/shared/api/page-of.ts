import { ApiError } from '@team-selector/client';
import type { Page } from '../lists/use-paged-list';

type Answer<Item> = { data?: Page<Item>; error?: unknown; response: Response };

/**
 * The page that was answered: `pageOf(api.GET('/api/bookings', …))`.
 * @throws ApiError for a refusal.
 */
export async function pageOf<Item>(answer: Promise<Answer<Item>>): Promise<Page<Item>> {
  const { data, error, response } = await answer;
  if (data) return data;
  throw new ApiError(error as ConstructorParameters<typeof ApiError>[0], response);
}
