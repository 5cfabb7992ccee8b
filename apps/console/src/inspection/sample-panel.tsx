import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { sampleRules, sampleRuleNames, type SampleRule } from '@gangmu/domain/assessments/draw-sample';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { paths } from '../paths.ts';

/** The branches that are looked at, how they were drawn, and that anybody can draw them again. */
export function SamplePanel({ id }: { id: string }) {
  const t = useMessages(judgementMessages);
  const say = useLabel();
  const [rule, setRule] = useState<SampleRule>('riskFirst');
  const [count, setCount] = useState(4);
  const sheet = useQuery(trpc.inspection.sheet.queryOptions({ id }));
  const draw = useWrite((input: { rule: SampleRule; count: number }, key: string) =>
    trpcClient.inspection.draw.mutate({ ...input, key, id }),
  );
  return (
    <Asked query={sheet} toTrouble={toRefusal}>
      {(data) => (
        <section>
          <p className="quiet">{t('sheetKnown', { ...data.counts, minutes: data.minutesAsked })}</p>
          {data.draw ? (
            <>
              <p>
                {t('drawn', {
                  on: data.draw.drawnOn,
                  of: data.draw.of,
                  count: data.units.length - 1,
                  rule: say(sampleRules[data.draw.rule]),
                  seed: data.draw.seed,
                })}
              </p>
              <ul>
                {data.units
                  .filter((unit) => unit.isSampled)
                  .map((unit) => (
                    <li key={unit.id}>{unit.name}</li>
                  ))}
              </ul>
              <Alert
                showIcon
                type={data.draw.isReproduced ? 'success' : 'error'}
                title={t(data.draw.isReproduced ? 'reproduced' : 'notReproduced')}
              />
            </>
          ) : (
            <p className="quiet">{t('notDrawn')}</p>
          )}
          {!data.draw && data.mayVisit && ['planned', 'notified', 'fieldwork'].includes(data.state) && (
            <Space wrap>
              <Select
                aria-label={t('rule')}
                value={rule}
                onChange={setRule}
                style={{ minWidth: 180 }}
                options={sampleRuleNames.map((value) => ({ value, label: say(sampleRules[value]) }))}
              />
              <InputNumber
                aria-label={t('drawCount')}
                min={1}
                max={20}
                value={count}
                onChange={(next) => setCount(next ?? 1)}
              />
              <Button loading={draw.isPending} onClick={() => draw.mutate({ rule, count })}>
                {t('draw')}
              </Button>
            </Space>
          )}
          {draw.error && <TroubleAlert trouble={toRefusal(draw.error)} />}
          {['fieldwork', 'reporting'].includes(data.state) && (
            <p>
              <Link to={paths.sheet(id)}>{t('openSheet')}</Link>
            </p>
          )}
        </section>
      )}
    </Asked>
  );
}
