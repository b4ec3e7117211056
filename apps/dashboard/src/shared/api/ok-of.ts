import { ApiError } from '@team-selector/client';

type ErrorAnswer = ConstructorParameters<typeof ApiError>[0];

/**
 * For an answer without content: `okOf(api.DELETE(…))`.
 * @throws ApiError for a refusal.
 */
export async function okOf(answer: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const { error, response } = await answer;
  if (!response.ok) throw new ApiError(error as ErrorAnswer, response);
}
