import { clockLabels, type Clock, type ClockType } from '@gangmu/domain/items/clock';
import { perLabels, pers, type Per } from '@gangmu/domain/time/period';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Input, InputNumber, Select, Space } from 'antd';
import { messages } from '../messages.ts';

const types = Object.keys(clockLabels) as ClockType[]; // keys of a const table

/** A clock: its type, and what that type needs. */
export function ClockInput({
  id,
  value,
  year,
  onChange,
}: {
  id: string;
  value: Clock | null;
  year: number;
  onChange(clock: Clock | null): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  return (
    <Space wrap>
      <Select
        id={id}
        style={{ width: 180 }}
        allowClear
        value={value?.type ?? null}
        onChange={(type: ClockType | null) => onChange(type ? startOf(type, year) : null)}
        options={types.map((type) => ({ value: type, label: say(clockLabels[type]) }))}
      />
      {value?.type === 'fixed' && (
        <Input
          type="date"
          aria-label={t('due')}
          value={value.due}
          onChange={(event) => onChange({ ...value, due: event.target.value })}
        />
      )}
      {value?.type === 'recurring' && (
        <>
          <Select
            aria-label={t('every')}
            style={{ width: 120 }}
            value={value.every}
            onChange={(every: Per) => onChange({ ...value, every })}
            options={pers.map((per) => ({ value: per, label: say(perLabels[per]) }))}
          />
          <InputNumber
            aria-label={t('days')}
            min={1}
            max={31}
            value={value.min}
            onChange={(min) => onChange({ ...value, min: min ?? 1 })}
          />
        </>
      )}
      {value?.type === 'event' && (
        <>
          <Input
            aria-label={t('event')}
            placeholder={t('event')}
            maxLength={60}
            value={value.event}
            onChange={(event) => onChange({ ...value, event: event.target.value })}
          />
          <InputNumber
            aria-label={t('days')}
            min={0}
            max={365}
            value={value.days}
            onChange={(days) => onChange({ ...value, days: days ?? 0 })}
          />
        </>
      )}
      {value?.type === 'dormant' && (
        <Input
          aria-label={t('trigger')}
          placeholder={t('trigger')}
          maxLength={60}
          value={value.trigger}
          onChange={(event) => onChange({ ...value, trigger: event.target.value })}
        />
      )}
    </Space>
  );
}

function startOf(type: ClockType, year: number): Clock {
  switch (type) {
    case 'fixed':
      return { type, due: `${year}-12-31` };
    case 'recurring':
      return { type, every: 'quarter', min: 1 };
    case 'event':
      return { type, event: '', days: 30, happenedOn: null };
    case 'dormant':
      return { type, trigger: '', due: null };
    case 'yearEnd':
    case 'standing':
      return { type };
  }
}
