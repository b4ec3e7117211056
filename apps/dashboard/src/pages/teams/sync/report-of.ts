import { type ErrorAnswer, type SyncReport } from '@team-selector/client';
import { ApiError } from '../../../shared/api/client';

type Answer = { data?: SyncReport; error?: unknown; response: Response };

/**
 * The counts of a sync, which stand beside `success` rather than in `data`.
 * @throws ApiError for a refusal; while Cal.com is away, it is answered in a form of its own with the same fields.
 */
export async function reportOf(answer: Promise<Answer>): Promise<SyncReport> {
  const { data, error, response } = await answer;
  if (data) return data;
  throw new ApiError(error as ErrorAnswer, response);
}
