import { Code, Group, Stack } from '@mantine/core';
import { CopyText } from './copy-text';
import classes from './copyable.module.css';

interface Props {
  value: string;
  /** Names the text, also for those who reach it by keyboard. */
  name: string;
  copyLabel: string;
  /** Many lines, which are scrolled through. */
  isLong?: boolean;
}

/** A text for another program, to read and to copy. */
export function Copyable({ value, name, copyLabel, isLong = false }: Props) {
  return (
    <Stack gap="xs">
      <Code
        block
        className={isLong ? `${classes.text} ${classes.long}` : classes.text}
        // A part that scrolls can be reached by keyboard.
        {...(isLong ? { tabIndex: 0 } : {})}
        role="region"
        aria-label={name}
      >
        {value}
      </Code>
      <Group>
        <CopyText value={value} label={copyLabel} />
      </Group>
    </Stack>
  );
}
