import { trpc } from '@gangmu/client/trpc';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds units by name or code as one types; never loads the tree. */
export function UnitSelect(props: {
  id: string;
  value: readonly string[];
  known: readonly Named[];
  many: boolean;
  placeholder?: string;
  onChange(ids: string[]): void;
}) {
  const [text, setText] = useState('');
  const found = useQuery({
    ...trpc.unit.find.queryOptions({ text: text.trim() || 'GW', limit: 20 }),
    placeholderData: (before) => before,
  });
  const byId = useQuery({
    ...trpc.unit.byIds.queryOptions({ ids: [...props.value].slice(0, 200) }),
    enabled: props.value.length > 0,
  });
  const options = new Map<string, string>();
  for (const unit of [...props.known, ...(byId.data ?? []), ...(found.data ?? [])])
    options.set(unit.id, unit.name);
  const common = {
    id: props.id,
    style: { width: '100%' },
    showSearch: { onSearch: setText, filterOption: false as const },
    options: [...options].map(([value, label]) => ({ value, label })),
    loading: found.isFetching,
    allowClear: true,
    placeholder: props.placeholder,
  };
  if (props.many)
    return (
      <Select
        {...common}
        mode="multiple"
        value={[...props.value]}
        onChange={(ids: string[]) => props.onChange(ids)}
      />
    );
  return (
    <Select
      {...common}
      value={props.value[0] ?? null}
      onChange={(id: string | null) => props.onChange(id ? [id] : [])}
    />
  );
}
