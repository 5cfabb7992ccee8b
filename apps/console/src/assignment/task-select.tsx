import { trpc } from '@gangmu/client/trpc';
import { owedBuckets } from '@gangmu/domain/responsibilities/urgency';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';

/** Finds another open task of the same unit by its code or words. */
export function TaskSelect(props: {
  id: string;
  unitId: string;
  except: string;
  value: string;
  onChange(id: string): void;
}) {
  const [text, setText] = useState('');
  const tasks = useQuery(
    trpc.assignment.list.queryOptions({
      unitId: props.unitId,
      buckets: [...owedBuckets],
      limit: 50,
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    }),
  );
  const options = tasks.data?.rows.filter((row) => row.id !== props.except) ?? [];
  return (
    <Select
      id={props.id}
      showSearch={{ onSearch: setText, filterOption: false }}
      value={props.value === '' ? null : props.value}
      onChange={(id: string) => props.onChange(id)}
      loading={tasks.isFetching}
      options={options.map((row) => ({ value: row.id, label: `${row.code} ${row.text}` }))}
    />
  );
}
