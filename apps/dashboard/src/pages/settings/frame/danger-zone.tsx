import { Button, Paper, Stack, Text, Title } from '@mantine/core';

interface Props {
  heading: string;
  text: string;
  action: string;
  onClick: () => void;
}

/** At the foot of a page: what cannot be undone. */
export function DangerZone({ heading, text, action, onClick }: Props) {
  return (
    <Paper component="section" withBorder p="lg" aria-label={heading}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} size="h4">
          {heading}
        </Title>
        <Text size="sm">{text}</Text>
        <Button variant="outline" color="red" onClick={onClick}>
          {action}
        </Button>
      </Stack>
    </Paper>
  );
}
