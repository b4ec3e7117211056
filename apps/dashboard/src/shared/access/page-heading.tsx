import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  children: string;
  /** Beside the heading, such as a badge or the page's first action. */
  aside?: ReactNode;
}

let isFirstPage = true;

/** The page's `h1`: names the document, and takes the focus when the page is changed, though not when it is opened. */
export function PageHeading({ children, aside }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFirstPage) isFirstPage = false;
    else heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${children} · Team Selector`;
  }, [children]);
  return (
    <Group justify="space-between" align="center" gap="sm" mb="lg">
      <Title order={1} ref={heading} tabIndex={-1} size="h2" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Title>
      {aside}
    </Group>
  );
}
