import { useLingui } from '@lingui/react';
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Call } from '@team-selector/client';
import row from '../../../shared/lists/row-link.module.css';
import { useMe } from '../../../shared/session/use-me';
import { shortDateText, timeText } from '../../../shared/time/formats';
import { beganAt } from '../began-at';

/** When a call began; opens its details. */
export function CallLink({ call }: { call: Call }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const at = beganAt(call);
  return (
    <Link to="/calls" search={(before) => ({ ...before, call: call.call_id })} resetScroll={false} className={row.link}>
      {at === undefined ? call.call_id : shortDateText(at, timezone, i18n.locale)}
      {at !== undefined && (
        <Text span display="block" size="sm" fw={400}>
          {timeText(at, timezone, i18n.locale)}
        </Text>
      )}
    </Link>
  );
}
