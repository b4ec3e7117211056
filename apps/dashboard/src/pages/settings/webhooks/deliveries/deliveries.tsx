import { useLingui } from '@lingui/react';
import { useState } from 'react';
import { announce } from '../../../../shared/access/announcements';
import { MoreButton } from '../../../../shared/lists/more-button';
import { Empty } from '../../../../shared/states/empty';
import { QueryView } from '../../../../shared/states/query-view';
import { SkeletonLines } from '../../../../shared/states/skeleton-lines';
import { Refusal } from '../../frame/refusal';
import { Section } from '../../frame/section';
import { DeliveriesTable } from './deliveries-table';
import { DeliveryDrawer } from './delivery-drawer';
import { useDeliveries, useRedeliver } from './use-deliveries';

export function Deliveries({ endpointId }: { endpointId: number }) {
  const { i18n } = useLingui();
  const deliveries = useDeliveries(endpointId);
  const redelivering = useRedeliver(endpointId, () => announce(i18n.t('settings.delivery.sent_again')));
  const [shownId, setShownId] = useState<number>();
  const shown = deliveries.data?.find(({ id }) => id === shownId);
  return (
    <Section heading={i18n.t('settings.delivery.heading')} lead={i18n.t('settings.delivery.lead')}>
      <Refusal error={redelivering.error} />
      <QueryView
        query={deliveries}
        skeleton={<SkeletonLines />}
        empty={(all) => (all.length === 0 ? <Empty text={i18n.t('settings.delivery.none')} /> : undefined)}
      >
        {(all) => (
          <DeliveriesTable
            deliveries={all}
            onShow={({ id }) => setShownId(id)}
            onRedeliver={({ id }) => redelivering.mutate(id)}
          />
        )}
      </QueryView>
      <MoreButton list={deliveries} />
      {shown && <DeliveryDrawer delivery={shown} onClose={() => setShownId(undefined)} />}
    </Section>
  );
}
