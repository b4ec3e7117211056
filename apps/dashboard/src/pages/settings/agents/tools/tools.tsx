import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { Copyable } from '../../../../shared/copying/copyable';
import { api, dataOf } from '../../../../shared/api/client';
import { SkeletonLines } from '../../../../shared/states/skeleton-lines';
import { Loading } from '../../../../shared/states/loading';
import { Refusal } from '../../frame/refusal';
import { Section } from '../../frame/section';

/** The definitions of the functions, to paste at Retell. */
export function Tools({ agentId }: { agentId: string }) {
  const { i18n } = useLingui();
  const tools = useQuery({
    queryKey: ['tools', agentId],
    queryFn: () => dataOf(api.GET('/api/retell/tools', { params: { query: { agent_id: agentId } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Section heading={i18n.t('settings.tools.heading')} lead={i18n.t('settings.tools.lead')}>
      {tools.isPending && (
        <Loading>
          <SkeletonLines count={1} height={200} />
        </Loading>
      )}
      <Refusal error={tools.error} />
      {tools.data && (
        <Copyable
          value={JSON.stringify(tools.data, null, 2)}
          name={i18n.t('settings.tools.list')}
          copyLabel={i18n.t('settings.tools.copy')}
          isLong
        />
      )}
    </Section>
  );
}
