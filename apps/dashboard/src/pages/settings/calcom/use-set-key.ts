import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, api, dataOf } from '../../../shared/api/client';

export interface NewKeyFields {
  calcom_key: string;
  /** Absent: as before. */
  calcom_base_url?: string;
  force?: true;
}

export interface Account {
  name: string | null;
  organization: number | null;
}

export function useSetKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NewKeyFields) => dataOf(api.PUT('/api/company/calcom-key', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['status'] }),
  });
}

/** The other account that a key belongs to; undefined where the refusal is another one. */
export function otherAccount(error: unknown): Account | undefined {
  if (!(error instanceof ApiError) || error.code !== 'calcom_account_differs') return undefined;
  return (error.details as { account?: Account } | undefined)?.account ?? { name: null, organization: null };
}
