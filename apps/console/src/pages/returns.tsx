import { returnFormNames, returnForms, type ReturnForm } from '@gangmu/domain/assessments/restricted-return';
import { yearOf } from '@gangmu/domain/time/day';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Select, Space } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { ReturnList, ReturnSums } from '../returns/return-list.tsx';
import { useMe } from '../use-me.ts';

/** 限定统计: the discipline line sees figures, those above see masked sums, everybody else has no such page. */
export function ReturnsPage() {
  const t = useMessages(messages);
  const say = useLabel();
  const { me, may } = useMe();
  const thisYear = yearOf(me.today);
  const [form, setForm] = useState<ReturnForm>('fourForms');
  const [year, setYear] = useState(thisYear);
  return (
    <>
      <div className="page-head">
        <h1>{t('returnTitle')}</h1>
        <Space wrap>
          <Select
            aria-label={t('returnForm')}
            value={form}
            onChange={setForm}
            style={{ minWidth: 180 }}
            options={returnFormNames.map((value) => ({ value, label: say(returnForms[value].label) }))}
          />
          <Select
            aria-label={t('returnYear')}
            value={year}
            onChange={setYear}
            options={[0, 1, 2].map((ago) => ({ value: thisYear - ago, label: thisYear - ago }))}
          />
        </Space>
      </div>
      {may('return.read') ? (
        <ReturnList key={`${form}${year}`} form={form} year={year} />
      ) : (
        <ReturnSums form={form} year={year} />
      )}
    </>
  );
}
