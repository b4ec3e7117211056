import { useLingui } from '@lingui/react';
import { Stack, Text, Title } from '@mantine/core';
import type { WholeCall } from '@team-selector/client';
import { Steps } from '../../../shared/lists/steps';
import { CallFacts } from './call-facts';
import { CalledFunctionStep } from './called-function-step';

/** A call: its data, the arguments and answers of its functions, in order, and its transcript if it is kept. */
export function CallDetails({ call }: { call: WholeCall }) {
  const { i18n } = useLingui();
  return (
    <Stack gap="lg">
      <CallFacts call={call} />
      <section aria-labelledby="functions">
        <Title order={3} size="h5" mb="sm" id="functions">
          {i18n.t('calls.functions')}
        </Title>
        {call.functions.length === 0 ? (
          <Text c="dimmed">{i18n.t('calls.functions_none')}</Text>
        ) : (
          <Steps>
            {call.functions.map((called, at) => (
              <CalledFunctionStep key={at} called={called} />
            ))}
          </Steps>
        )}
      </section>
      {call.transcript !== null && (
        <details>
          <summary>{i18n.t('calls.transcript')}</summary>
          <Text mt="sm" size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {call.transcript}
          </Text>
        </details>
      )}
    </Stack>
  );
}
