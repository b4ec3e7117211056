import { useLingui } from '@lingui/react';
import { Code, Stack, Text } from '@mantine/core';
import type { AgentAnswer } from '@team-selector/client';
import { Disclosure } from '../../../../shared/disclosure/disclosure';
import copyable from '../../../../shared/copying/copyable.module.css';
import classes from './said.module.css';

/** What the caller would hear, and what the agent would get with it. */
export function Said({ answer }: { answer: AgentAnswer }) {
  const { i18n } = useLingui();
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {i18n.t('settings.test_call.said')}
      </Text>
      <blockquote className={classes.say}>{answer.say}</blockquote>
      <Disclosure summary={i18n.t('settings.test_call.whole')}>
        <Code block className={copyable.text}>
          {JSON.stringify(answer, null, 2)}
        </Code>
      </Disclosure>
    </Stack>
  );
}
