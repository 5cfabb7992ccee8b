import { toRefusal } from '@gangmu/client/refusal';
import { trpc, trpcClient } from '@gangmu/client/trpc';
import { useWrite } from '@gangmu/client/use-write';
import {
  memberClasses,
  membershipStatuses,
  postTypeNames,
  postTypes,
  type PostType,
} from '@gangmu/domain/units/post-type';
import { DayText } from '@gangmu/ui/day-text';
import { useLabel, useMessages } from '@gangmu/ui/language';
import { Asked, NothingYet, TroubleAlert } from '@gangmu/ui/page-state';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Popconfirm, Select, Table } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { useMe } from '../use-me.ts';
import { MemberForm } from './member-form.tsx';
import type { UnitDetailData } from './unit-detail.tsx';

/** Members and posts of a unit. */
export function UnitPeople({ unit }: { unit: UnitDetailData }) {
  const t = useMessages(messages);
  const say = useLabel();
  const { may } = useMe();
  const [adding, setAdding] = useState(false);
  const [appointing, setAppointing] = useState(false);
  const members = useQuery(trpc.person.list.queryOptions({ unitId: unit.id }));
  const posts = useQuery(trpc.post.list.queryOptions({ unitId: unit.id }));
  const end = useWrite((input: { id: string; expectedVersion: number }, key: string) =>
    trpcClient.post.end.mutate({ ...input, key }),
  );
  return (
    <>
      <div className="page-head">
        <h2 style={{ flex: 1 }}>{t('posts')}</h2>
        {may('post.change') && <Button onClick={() => setAppointing(true)}>{t('appoint')}</Button>}
      </div>
      <Asked query={posts} toTrouble={toRefusal}>
        {(rows) => (
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={rows}
            locale={{ emptyText: t('postsNone') }}
            columns={[
              { title: t('postType'), render: (_, row) => say(postTypes[row.type].label) },
              { title: t('personName'), dataIndex: 'name' },
              { title: t('from'), render: (_, row) => <DayText day={row.from} /> },
              { title: t('approvedNo'), render: (_, row) => row.approvedNo ?? '—' },
              ...(may('post.change')
                ? [
                    {
                      title: t('endPost'),
                      render: (_: unknown, row: { id: string; version: number }) => (
                        <Popconfirm
                          title={t('endPostAsk')}
                          okText={t('endPost')}
                          cancelText={t('cancel')}
                          onConfirm={() => end.mutate({ id: row.id, expectedVersion: row.version })}
                        >
                          <Button size="small">{t('endPost')}</Button>
                        </Popconfirm>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Asked>
      {end.error && <TroubleAlert trouble={toRefusal(end.error)} />}
      <div className="page-head">
        <h2 style={{ flex: 1 }}>{t('members')}</h2>
        {may('person.change') && unit.kind === 'branch' && (
          <Button onClick={() => setAdding(true)}>{t('newMember')}</Button>
        )}
      </div>
      <Asked query={members} toTrouble={toRefusal}>
        {(rows) =>
          rows.length === 0 ? (
            <NothingYet>{t(unit.kind === 'branch' ? 'membersNone' : 'membersElsewhere')}</NothingYet>
          ) : (
            <Table
              size="small"
              rowKey="membershipId"
              pagination={rows.length > 50 ? { pageSize: 50 } : false}
              dataSource={rows}
              columns={[
                { title: t('personName'), dataIndex: 'name' },
                { title: t('state'), render: (_, row) => say(membershipStatuses[row.status]) },
                { title: t('memberClass'), render: (_, row) => say(memberClasses[row.class]) },
                { title: t('fullOn'), render: (_, row) => <DayText day={row.fullOn} /> },
              ]}
            />
          )
        }
      </Asked>
      {adding && <MemberForm unitId={unit.id} close={() => setAdding(false)} />}
      {appointing && (
        <AppointForm unitId={unit.id} people={members.data ?? []} close={() => setAppointing(false)} />
      )}
    </>
  );
}

interface Appointment {
  type: PostType;
  personId: string;
  from: string;
  approvedNo?: string;
}

function AppointForm({
  unitId,
  people,
  close,
}: {
  unitId: string;
  people: readonly { personId: string; name: string }[];
  close(): void;
}) {
  const t = useMessages(messages);
  const say = useLabel();
  const { me } = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Appointment>();
  const save = useWrite(
    (values: Appointment, key: string) =>
      trpcClient.post.appoint.mutate({ ...values, approvedNo: values.approvedNo || null, unitId, key }),
    () => {
      void message.success(t('saved'));
      close();
    },
  );
  const required = [{ required: true }];
  return (
    <Modal
      open
      title={t('appoint')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: me.today }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="type" label={t('postType')} rules={required}>
          <Select
            options={postTypeNames.map((name) => ({ value: name, label: say(postTypes[name].label) }))}
          />
        </Form.Item>
        <Form.Item name="personId" label={t('person')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map((person) => ({ value: person.personId, label: person.name }))}
          />
        </Form.Item>
        <Form.Item name="from" label={t('from')} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="approvedNo" label={t('approvedNo')}>
          <Input maxLength={60} />
        </Form.Item>
      </Form>
      {save.error && <TroubleAlert trouble={toRefusal(save.error)} />}
    </Modal>
  );
}
