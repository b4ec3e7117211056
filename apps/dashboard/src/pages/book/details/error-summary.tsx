import { useLingui } from '@lingui/react';
import { Alert, Anchor, List } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Icon } from '../../../shared/icons/icon';
import type { Field } from './fields';
import { inputId } from './input-id';
import type { Problem } from './problems';
import { problemText } from './problem-text';

interface Props {
  problems: ReadonlyMap<string, Problem>;
  fields: readonly Field[];
  /** How often the form was sent: each time, the focus comes here. */
  attempt: number;
}

/** What is to be corrected, each with the way to its field. */
export function ErrorSummary({ problems, fields, attempt }: Props) {
  const { i18n } = useLingui();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) alert.current?.focus();
  }, [attempt]);
  if (problems.size === 0) return null;
  return (
    <Alert ref={alert} tabIndex={-1} color="red" icon={<Icon name="alert" />} title={i18n.t('book.correct')}>
      <List>
        {fields
          .filter(({ slug }) => problems.has(slug))
          .map(({ slug, label }) => (
            <List.Item key={slug}>
              <Anchor
                href={`#${inputId(slug)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(inputId(slug))?.focus();
                }}
              >
                {i18n.t('book.problem_of', { label, problem: problemText(problems.get(slug), i18n) ?? '' })}
              </Anchor>
            </List.Item>
          ))}
      </List>
    </Alert>
  );
}
