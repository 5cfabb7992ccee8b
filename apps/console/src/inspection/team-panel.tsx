import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { addDays } from '@gangmu/domain/time/day';
import { judgementMessages } from '@gangmu/ui/judgement-messages';
import { useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '../use-me.ts';

interface Given {
  readonly leader: string;
  readonly others: readonly string[];
  readonly to: string;
}

/** Who is sent, and the choice of the team; people of the department are shown and cannot be chosen. */
export function TeamPanel({ id, version, state }: { id: string; version: number; state: string }) {
  const t = useMessages(judgementMessages);
  const { me } = useMe();
  const [choosing, setChoosing] = useState(false);
  const team = useQuery(trpc.inspection.team.queryOptions({ id }));
  const save = useWrite(
    ({ leader, others, to }: Given, key: string) =>
      trpcClient.inspection.setTeam.mutate({
        key,
        id,
        expectedVersion: version,
        to,
        members: [
          { userId: leader, part: 'leader' },
          ...others
            .filter((other) => other !== leader)
            .map((userId) => ({ userId, part: 'member' as const })),
        ],
      }),
    () => setChoosing(false),
  );
  const isEarly = ['planned', 'notified', 'fieldwork', 'scheduled'].includes(state);
  return (
    <section>
      <h2>{t('team')}</h2>
      <Asked query={team} toTrouble={toRefusal}>
        {({ members, candidates, mayChange }) => (
          <>
            {members.length === 0 && <p className="quiet">{t('teamNone')}</p>}
            <ul>
              {members.map((member) => (
                <li key={member.userId}>
                  {member.name} · {t(member.part)} · {t('teamTo', { day: member.to })}
                </li>
              ))}
            </ul>
            {mayChange && isEarly && !choosing && (
              <Button onClick={() => setChoosing(true)}>{t('chooseTeam')}</Button>
            )}
            {choosing && (
              <Form
                layout="vertical"
                style={{ maxWidth: 520 }}
                initialValues={{
                  leader: members.find(({ part }) => part === 'leader')?.userId,
                  others: members.filter(({ part }) => part !== 'leader').map(({ userId }) => userId),
                  to: members[0]?.to ?? addDays(me.today, 90),
                }}
                onFinish={(given: Given) => save.mutate(given)}
              >
                <Form.Item
                  name="leader"
                  label={t('leader')}
                  rules={[{ required: true, message: t('leader') }]}
                >
                  <Select options={toOptions(candidates, t)} showSearch optionFilterProp="label" />
                </Form.Item>
                <Form.Item name="others" label={t('people')} initialValue={[]}>
                  <Select mode="multiple" options={toOptions(candidates, t)} optionFilterProp="label" />
                </Form.Item>
                <Form.Item
                  name="to"
                  label={t('untilDay')}
                  rules={[{ required: true, message: t('untilDay') }]}
                >
                  <Input type="date" />
                </Form.Item>
                {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
                <Button type="primary" htmlType="submit" loading={save.isPending}>
                  {t('save')}
                </Button>{' '}
                <Button onClick={() => setChoosing(false)}>{t('cancel')}</Button>
              </Form>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}

function toOptions(
  candidates: readonly { userId: string; name: string; isOwn: boolean }[],
  t: ReturnType<typeof useMessages<(typeof judgementMessages)['zh']>>,
) {
  return candidates.map(({ userId, name, isOwn }) => ({
    value: userId,
    label: isOwn ? t('mustAvoid', { name }) : name,
    disabled: isOwn,
  }));
}
