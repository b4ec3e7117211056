import { ApiError, type ErrorAnswer } from '@team-selector/client';

type Answer = { error?: unknown; response: Response };

/**
 * Waits for an answer that says no more than that it is done.
 * @throws ApiError for a refusal.
 */
export async function done(answer: Promise<Answer>): Promise<void> {
  const { error, response } = await answer;
  if (!response.ok) throw new ApiError(error as ErrorAnswer, response);
}
