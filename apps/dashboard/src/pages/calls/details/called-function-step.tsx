import { useLingui } from '@lingui/react';
import { Code, Text } from '@mantine/core';
import type { CalledFunction } from '@team-selector/client';
import { Step } from '../../../shared/lists/steps';
import { useMe } from '../../../shared/session/use-me';
import { timeText } from '../../../shared/time/formats';
import { argumentsText } from '../arguments-text';
import { functionText } from '../function-text';
import { reasonText } from '../reason-text';
import classes from './called-function.module.css';

/** What a function was asked, what the caller heard, why it could not, and how long that took. */
export function CalledFunctionStep({ called: { name, args, say, reason, ms, at } }: { called: CalledFunction }) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const asked = argumentsText(args);
  return (
    <Step icon={reason === null ? 'check' : 'alert'}>
      <Text fw={600}>{functionText(name, i18n)}</Text>
      <Text size="sm" c="dimmed">
        {timeText(at, timezone, i18n.locale)} · {i18n.t('calls.ms', { ms })}
      </Text>
      {asked !== '' && (
        <Code block className={classes.asked}>
          {asked}
        </Code>
      )}
      {say !== null && <blockquote className={classes.said}>{say}</blockquote>}
      {reason !== null && (
        <Text size="sm" mt="xs">
          {i18n.t('calls.because', { reason: reasonText(reason, i18n) })}
        </Text>
      )}
    </Step>
  );
}
