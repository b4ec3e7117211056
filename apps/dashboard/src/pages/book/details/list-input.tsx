import { Checkbox, Stack } from '@mantine/core';

interface Props {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
  options: readonly string[];
  value: string[];
  onChange: (value: string[]) => void;
}

/** Any number of the options; the first one carries the id, so that a link to the field focuses it. */
export function ListInput({ id, label, required, error, options, value, onChange }: Props) {
  return (
    <Checkbox.Group label={label} withAsterisk={required} error={error} value={value} onChange={onChange}>
      <Stack gap="xs" mt={6}>
        {options.map((option, nth) => (
          <Checkbox key={option} id={nth === 0 ? id : `${id}-${nth}`} value={option} label={option} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
