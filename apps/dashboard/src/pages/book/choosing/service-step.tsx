import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Empty } from '../../../shared/states/empty';
import { QueryView } from '../../../shared/states/query-view';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import { availabilityQuery } from '../../../shared/teams/availability';
import { monthOf } from '../../../shared/picker/months';
import type { BookingState } from '../use-booking-state';
import { useGo } from '../use-go';
import { questionOf } from '../use-slots';
import { ServiceCard } from './service-card';
import { Step } from './step';

export function ServiceStep({ state }: { state: BookingState }) {
  const { i18n } = useLingui();
  const go = useGo();
  const queries = useQueryClient();
  const prefetch = (service: NonNullable<BookingState['service']>): void => {
    const question = questionOf({ ...state, service, duration: service.duration }, monthOf(state.today));
    if (question) void queries.prefetchQuery(availabilityQuery(question));
  };
  return (
    <Step id="services" title={i18n.t('book.service')}>
      <QueryView
        query={state.services}
        skeleton={<SkeletonLines count={5} height={84} />}
        empty={(services) => (services.length === 0 ? <Empty text={i18n.t('book.no_services')} /> : undefined)}
      >
        {(services) => (
          <Stack gap="xs" role="radiogroup" aria-labelledby="services">
            {services.map((service) => (
              <ServiceCard
                key={service.id}
                service={service}
                isChosen={service.id === state.service?.id}
                duration={state.duration}
                onChoose={() => go({ service: service.id, duration: undefined, day: undefined, slot: undefined })}
                onDuration={(duration) => go({ duration, slot: undefined }, { replace: true })}
                onNear={() => prefetch(service)}
              />
            ))}
          </Stack>
        )}
      </QueryView>
    </Step>
  );
}
