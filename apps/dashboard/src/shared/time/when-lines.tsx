import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { dateText, timeText } from './formats';
import classes from './when-lines.module.css';
import { zoneText } from './zone-text';
import { browserZone, showTheSame } from './zones';

interface Props {
  start: string;
  end: string;
  /** Of the team. */
  zone: string;
}

/** When an appointment is, in the team's zone; and in the browser's, where its clock differs. */
export function WhenLines({ start, end, zone }: Props) {
  const { i18n } = useLingui();
  const mine = browserZone();
  const zones = showTheSame(start, zone, mine) ? [zone] : [zone, mine];
  return zones.map((shown) => (
    <div key={shown} className={classes.zone}>
      <div>{dateText(start, shown, i18n.locale)}</div>
      <div>
        {i18n.t('shared.from_to', { from: timeText(start, shown, i18n.locale), to: timeText(end, shown, i18n.locale) })}
      </div>
      <Text span size="sm" c="dimmed" display="inline-block">
        {zoneText(shown, start, i18n)}
      </Text>
    </div>
  ));
}
