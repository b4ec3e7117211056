import { Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Copyable } from '../../../shared/copying/copyable';

interface Props {
  /** That it is shown now and never again. */
  text: string;
  secret: string;
  name: string;
  copyLabel: string;
  children?: ReactNode;
}

/** A secret that has just been made; what says so takes the focus. */
export function ShownOnce({ text, secret, name, copyLabel, children }: Props) {
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => told.current?.focus(), []);
  return (
    <Stack>
      <Text ref={told} tabIndex={-1}>
        {text}
      </Text>
      <Copyable value={secret} name={name} copyLabel={copyLabel} />
      {children}
    </Stack>
  );
}
