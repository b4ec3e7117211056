import { useMutation } from '@tanstack/react-query';
import { announce } from '../../../../shared/access/announcements';
import { api, dataOf } from '../../../../shared/api/client';

interface Asked {
  function: string;
  args: Record<string, string>;
}

/** The answer is read out, as a caller would hear it. */
export const useTestCall = (id: number) =>
  useMutation({
    mutationFn: (body: Asked) =>
      dataOf(api.POST('/api/retell/agents/{id}/test-call', { params: { path: { id } }, body })),
    onSuccess: ({ say }) => announce(say),
  });
