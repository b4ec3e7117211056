import { useMutation } from '@tanstack/react-query';
import { ApiError } from './client';
import { useIdempotencyKey } from './use-idempotency-key';

interface Options<Result> {
  onSuccess?: (result: Result) => unknown;
}

/**
 * Something that is made once, however often it is sent: under one key until the server has said yes or no. Without its
 * answer, or after a failure of its own, the next attempt has the same key.
 * @param send gets the headers that carry the key.
 */
export function useKeyedMutation<Values, Result>(
  send: (values: Values, headers: { 'idempotency-key': string }) => Promise<Result>,
  { onSuccess }: Options<Result> = {},
) {
  const { key, renew } = useIdempotencyKey();
  return useMutation({
    mutationFn: (values: Values) => send(values, { 'idempotency-key': key }),
    onSuccess: (result) => {
      renew();
      return onSuccess?.(result);
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status < 500) renew();
    },
  });
}
