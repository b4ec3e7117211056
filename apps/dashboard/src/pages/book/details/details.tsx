import type { EventType } from '@team-selector/client';
import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Icon } from '../../../shared/icons/icon';
import { Failed } from '../../../shared/states/failed';
import { Loading } from '../../../shared/states/loading';
import { SkeletonLines } from '../../../shared/states/skeleton-lines';
import type { BookingState } from '../use-booking-state';
import { useGo } from '../use-go';
import classes from './details.module.css';
import { DetailsForm } from './details-form';
import { SummaryCard } from './summary-card';
import { useSlotState } from './use-slot-state';

interface Props {
  state: BookingState;
  service: EventType;
  /** The start in the address. */
  slot: string;
  /** It was not free when this was opened. */
  onGone: () => void;
}

/** The chosen service and time, and the form for the attendee, which stays when the time is changed. */
export function Details({ state, service, slot, onGone }: Props) {
  const { i18n } = useLingui();
  const go = useGo();
  const [wasTaken, setTaken] = useState<string>();
  const time = useSlotState(state, slot);
  const isGone = !time.isLoading && time.error === undefined && !time.slot && !time.wasFree && wasTaken !== slot;
  useEffect(() => {
    if (isGone) onGone();
  }, [isGone, onGone]);
  const otherTime = (
    <Button
      variant="subtle"
      px={0}
      leftSection={<Icon name="calendar" size={18} />}
      onClick={() => go({ slot: undefined })}
    >
      {i18n.t('book.other_time')}
    </Button>
  );
  if (time.isLoading || isGone)
    return (
      <Loading>
        <SkeletonLines count={5} height={56} />
      </Loading>
    );
  if (time.error !== undefined) return <Failed error={time.error} onRetry={time.retry} />;
  const isTaken = wasTaken === slot || !time.slot;
  return (
    <div className={classes.columns}>
      <div>
        <SummaryCard state={state} service={service} start={slot} end={time.slot?.end} isTaken={isTaken} />
        {otherTime}
      </div>
      <DetailsForm
        key={slot}
        state={state}
        service={service}
        start={slot}
        slotId={time.slot?.slot_id}
        isTaken={isTaken}
        isStale={time.isStale}
        alternatives={time.alternatives}
        onTaken={() => {
          setTaken(slot);
          time.retry();
        }}
      />
    </div>
  );
}
