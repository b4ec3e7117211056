import { useLingui } from '@lingui/react';
import { Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Refusal } from '../../frame/refusal';
import { Section } from '../../frame/section';
import { argsOf } from './args-of';
import { ARGUMENT_LABELS, type Question, QUESTION_LABELS, QUESTIONS } from './questions';
import { Said } from './said';
import { useTestCall } from './use-test-call';
import { BusyButton } from '../../../../shared/states/busy-button';

/** Shows what a caller would hear. Books nothing. */
export function TestCall({ agentId }: { agentId: number }) {
  const { i18n } = useLingui();
  const call = useTestCall(agentId);
  const form = useForm({
    initialValues: { question: 'list_services' as Question, team: '', service: '', when: '', code: '' },
  });
  return (
    <Section heading={i18n.t('settings.test_call.heading')} lead={i18n.t('settings.test_call.lead')}>
      <form
        aria-busy={call.isPending}
        onSubmit={form.onSubmit(({ question, ...typed }) => {
          if (!call.isPending) call.mutate({ function: question, args: argsOf(question, typed) });
        })}
      >
        <Stack>
          <Refusal error={call.error} />
          <Select
            label={i18n.t('settings.test_call.question')}
            data={Object.entries(QUESTION_LABELS).map(([value, label]) => ({
              value,
              label: `${i18n._(label)} (${value})`,
            }))}
            allowDeselect={false}
            {...form.getInputProps('question')}
          />
          {QUESTIONS[form.values.question].map((argument) => (
            <TextInput
              key={argument}
              label={i18n._(ARGUMENT_LABELS[argument])}
              autoComplete="off"
              {...form.getInputProps(argument)}
            />
          ))}
          <Group>
            <BusyButton type="submit" isBusy={call.isPending}>
              {i18n.t('settings.test_call.ask')}
            </BusyButton>
          </Group>
        </Stack>
      </form>
      {call.data && <Said answer={call.data} />}
    </Section>
  );
}
