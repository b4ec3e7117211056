import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { EventType } from '@team-selector/client';
import { priceText } from '../../../shared/money/price';

/** How long, how much, and what is unusual about it. */
export function ServiceFacts({
  service,
  duration = service.duration,
}: {
  service: EventType;
  duration?: number | undefined;
}) {
  const { i18n } = useLingui();
  const price = priceText(service.price, service.currency, i18n.locale);
  const facts = [
    i18n.t('book.minutes', { minutes: duration }),
    price ?? i18n.t('book.free'),
    service.seats === null ? undefined : i18n.t('book.seats', { seats: service.seats }),
    service.requires_confirmation ? i18n.t('book.requires_confirmation') : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <Text span size="sm">
      {facts.join(' · ')}
    </Text>
  );
}
