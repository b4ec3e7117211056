import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import type { EventType } from '@team-selector/client';
import { leadToByPointer } from '../lead-to';
import classes from './service-card.module.css';
import { DurationChoice } from './duration-choice';
import { ServiceFacts } from './service-facts';

interface Props {
  service: EventType;
  isChosen: boolean;
  /** Minutes, of the chosen service. */
  duration: number | undefined;
  onChoose: () => void;
  onDuration: (minutes: number) => void;
  /** Called when the user is about to choose the service. */
  onNear: () => void;
}

export function ServiceCard({ service, isChosen, duration, onChoose, onDuration, onNear }: Props) {
  const { i18n } = useLingui();
  const hasChoice = isChosen && service.duration_options.length > 1;
  return (
    <div className={classes.card} data-chosen={isChosen || undefined}>
      <label className={classes.label} onPointerEnter={onNear}>
        <input
          type="radio"
          name="service"
          className={classes.input}
          checked={isChosen}
          onChange={onChoose}
          onFocus={onNear}
          onClick={hasChoice ? undefined : leadToByPointer('days')}
        />
        <span className={classes.texts}>
          <Text span fw={600}>
            {service.title}
          </Text>
          <ServiceFacts service={service} duration={isChosen ? duration : undefined} />
          {service.description !== null && (
            <Text span size="sm" c="dimmed">
              {service.description}
            </Text>
          )}
        </span>
      </label>
      {hasChoice && (
        <DurationChoice
          label={i18n.t('book.duration_of', { service: service.title })}
          options={service.duration_options}
          chosen={duration}
          onChoose={onDuration}
        />
      )}
    </div>
  );
}
