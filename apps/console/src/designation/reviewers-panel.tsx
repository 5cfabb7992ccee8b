import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import { designationMessages } from '@gangmu/ui/designation-messages';
import { useMessages } from '@gangmu/ui/language';
import { Asked, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select, Space } from 'antd';
import { useState } from 'react';

/** Who reviews a round, and their choice. */
export function ReviewersPanel({ id, version }: { id: string; version: number }) {
  const t = useMessages(designationMessages);
  const [choosing, setChoosing] = useState(false);
  const panel = useQuery(trpc.designation.panel.queryOptions({ id }));
  const save = useWrite(
    (userIds: string[], key: string) =>
      trpcClient.designation.setPanel.mutate({ key, id, expectedVersion: version, userIds }),
    () => setChoosing(false),
  );
  return (
    <section>
      <h2>{t('panel')}</h2>
      <Asked query={panel} toTrouble={toRefusal}>
        {({ reviewers, candidates, mayChange }) => (
          <>
            <p className={reviewers.length === 0 ? 'quiet' : undefined}>
              {reviewers.length === 0 ? t('panelNone') : reviewers.map(({ name }) => name).join('、')}
            </p>
            {mayChange && !choosing && <Button onClick={() => setChoosing(true)}>{t('panelChoose')}</Button>}
            {choosing && (
              <Form
                layout="vertical"
                style={{ maxWidth: 520 }}
                initialValues={{ people: reviewers.map(({ userId }) => userId) }}
                onFinish={({ people }: { people: string[] }) => save.mutate(people)}
              >
                <Form.Item name="people" label={t('panel')} extra={t('panelHint')}>
                  <Select
                    mode="multiple"
                    optionFilterProp="label"
                    options={candidates.map(({ userId, name }) => ({ value: userId, label: name }))}
                  />
                </Form.Item>
                {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
                <Space>
                  <Button type="primary" htmlType="submit" loading={save.isPending}>
                    {t('save')}
                  </Button>
                  <Button onClick={() => setChoosing(false)}>{t('cancel')}</Button>
                </Space>
              </Form>
            )}
          </>
        )}
      </Asked>
    </section>
  );
}
