import { useLingui } from '@lingui/react';
import { Stack, Text, Title } from '@mantine/core';
import type { EventType, Slot } from '@team-selector/client';
import { useEffect, useRef, useState } from 'react';
import { BusyButton } from '../../../shared/states/busy-button';
import { useCondition } from '../../../shared/states/use-condition';
import type { BookingState } from '../use-booking-state';
import { bodyOf } from './body';
import { ErrorSummary } from './error-summary';
import { FieldInput } from './field-input';
import { Refusal } from './refusal';
import { TakenAlert } from './taken-alert';
import { useBooking } from './use-booking';
import { useForm } from './use-form';
import { whyNot } from './why-not';

interface Props {
  state: BookingState;
  service: EventType;
  start: string;
  /** Absent once the time is taken. */
  slotId: string | undefined;
  isTaken: boolean;
  /** Cal.com does not answer: what is shown of it is from before. */
  isStale: boolean;
  alternatives: readonly Slot[];
  onTaken: () => void;
}

export function DetailsForm({ state, service, start, slotId, isTaken, isStale, alternatives, onTaken }: Props) {
  const { i18n } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const form = useForm(service);
  const booking = useBooking(onTaken);
  const condition = useCondition();
  const [attempt, setAttempt] = useState(0);
  const reason = whyNot(condition, isStale, state.teamZone, i18n);
  const submit = (): void => {
    if (booking.isPending || isTaken || slotId === undefined || reason !== undefined) return;
    setAttempt(attempt + 1);
    if (!form.check()) return;
    const body = bodyOf(service, form.values, slotId);
    booking.mutate({ body, start });
  };
  return (
    <form
      noValidate
      aria-busy={booking.isPending}
      aria-labelledby="details"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <Title order={2} size="h4" id="details" tabIndex={-1} ref={heading}>
          {i18n.t('book.details')}
        </Title>
        {isTaken && <TakenAlert start={start} zone={state.zone} alternatives={alternatives} />}
        {!isTaken && <Refusal error={booking.error} onRetry={submit} isBusy={booking.isPending} />}
        <ErrorSummary problems={form.problems} fields={form.fields} attempt={attempt} />
        {form.fields.map((field) => (
          <FieldInput
            key={field.slug}
            field={field}
            value={form.values[field.slug]}
            problem={form.problems.get(field.slug)}
            onChange={(value) => form.change(field.slug, value)}
          />
        ))}
        <BusyButton
          type="submit"
          size="md"
          isBusy={booking.isPending}
          disabled={isTaken || reason !== undefined}
          aria-describedby={reason === undefined ? undefined : 'why-not'}
        >
          {service.requires_confirmation ? i18n.t('book.submit_request') : i18n.t('book.submit')}
        </BusyButton>
        {reason !== undefined && (
          <Text id="why-not" size="sm">
            {reason}
          </Text>
        )}
      </Stack>
    </form>
  );
}
