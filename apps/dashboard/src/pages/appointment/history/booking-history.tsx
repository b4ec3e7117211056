import { useLingui } from '@lingui/react';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Booking } from '@team-selector/client';
import { Steps } from '../../../shared/lists/steps';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { historyQuery } from './history-query';
import { HistoryItem } from './history-item';

/** All that happened to a booking, the oldest step first. */
export function BookingHistory({ booking: { id, updated_at } }: { booking: Booking }) {
  const { i18n } = useLingui();
  return (
    <section aria-labelledby="history">
      <Title order={2} size="h4" mb="sm" id="history">
        {i18n.t('appointment.history')}
      </Title>
      <QueryView query={useQuery(historyQuery(id, updated_at))} skeleton={<SkeletonLines count={3} height={40} />}>
        {(events) => (
          <Steps>
            {events.map((event, at) => (
              <HistoryItem key={at} event={event} />
            ))}
          </Steps>
        )}
      </QueryView>
    </section>
  );
}
