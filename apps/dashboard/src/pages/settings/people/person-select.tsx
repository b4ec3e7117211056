import { Select, type SelectProps } from '@mantine/core';
import { usePeople } from './use-people';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'defaultValue'> {
  value?: number;
  onChange?: (userId: number) => void;
}

/** A user by its address. */
export function PersonSelect({ value, onChange, ...props }: Props) {
  const { data = new Map<number, string>() } = usePeople();
  return (
    <Select
      {...props}
      data={[...data].map(([id, email]) => ({ value: String(id), label: email }))}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => chosen !== null && onChange?.(Number(chosen))}
      searchable
      allowDeselect={false}
    />
  );
}
