import { demoDay } from '@gangmu/server/demo/demo-day';
import { uuidv7 } from 'uuidv7';
import type { Fixtures, Target } from './authz-fixtures.ts';
import { paperInput } from './authz-papers.ts';
import { exportInput } from './authz-exports.ts';
import { tokenInput } from './authz-tokens.ts';
import { judgementInput } from './authz-judgement-inputs.ts';
import { recordTypes, type ObjectKind, type RecordType } from './authz-subjects.ts';

/** An input of each procedure that names the target and, where it is allowed, ends without changing anything. */
export function inputOf(procedure: string, object: ObjectKind, target: Target, f: Fixtures): unknown {
  const key = uuidv7();
  const stale = 999_999;
  const plan = object === 'plan' ? f.plan : f.draft;
  const ofPlan = { key, id: plan, expectedVersion: stale };
  const task = { key, id: object === 'local' ? target.local : target.task, expectedVersion: stale };
  const unit = { unitId: target.unitId };
  const named = { name: '甲', shortName: '甲', class: null, electedOn: null, termYears: null };
  const member = {
    name: '甲',
    birthMonth: null,
    status: 'full',
    class: 'staff',
    joinedOn: null,
    fullOn: null,
  };
  const type = object in recordTypes ? (object as RecordType) : null; // just checked
  const record = type === null ? target.record : target.records[type];
  const step = type === null ? 'confirm' : recordTypes[type];
  const parentId = type === null ? undefined : target.parents[type];
  const created = { type: type ?? 'session', ...unit, ...(parentId ? { parentId } : {}) };
  const inputs: Record<string, unknown> = {
    'account.list': {},
    'account.people': { text: '王' },
    'account.create': { key, username: `t${key.slice(-12)}`, name: '甲', personId: null },
    'account.disable': { key, id: f.someUser, disabled: true },
    'account.resetCode': { key, id: f.someUser },
    'grant.accounts': {},
    'grant.list': { userId: f.someUser },
    'grant.grant': {
      key,
      userId: f.someUser,
      role: 'member',
      unitId: target.unitId,
      from: '2024-07-01',
      to: '2024-06-01',
    },
    'grant.withdraw': { key, id: f.someGrant, expectedVersion: stale },
    'audit.list': {},
    'calendar.days': { year: 2024 },
    'calendar.importYear': { key, year: 2024, source: '通知', expectedVersion: 9_999, days: [] },
    'unit.children': { parentId: target.unitId },
    'unit.find': { text: '经纬' },
    'unit.byIds': { ids: [target.unitId] },
    'unit.read': { id: target.unitId },
    'unit.create': {
      key,
      parentId: target.unitId,
      code: `T.${key.slice(-8)}`,
      kind: 'workCommittee',
      foundedOn: null,
      ...named,
    },
    'unit.change': { key, id: target.unitId, expectedVersion: stale, dissolvedOn: null, ...named },
    'unit.move': { key, id: target.unitId, expectedVersion: stale, parentId: target.unitId },
    'person.list': unit,
    'person.create': { key, ...unit, ...member },
    'person.change': { key, id: target.membership, expectedVersion: stale, to: null, ...member },
    'post.list': unit,
    'post.appoint': {
      key,
      ...unit,
      type: 'mentor',
      personId: target.person,
      from: demoDay,
      approvedNo: null,
    },
    'post.end': { key, id: target.post, expectedVersion: stale },
    'plan.read': { id: plan },
    'plan.readText': { id: plan },
    'plan.versions': { id: plan },
    'plan.readVersion': { id: plan, no: 1 },
    'plan.gaps': { id: plan },
    'plan.burden': { id: plan },
    'plan.import': { key, text: '没有编号的一段话。', sourceName: '甲' },
    'plan.changeMeasures': { ...ofPlan, measureIds: [f.measure], patch: {} },
    'plan.splitMeasure': { ...ofPlan, measureId: f.measure, at: 3 },
    'plan.mergeMeasures': { ...ofPlan, measureId: f.measure },
    'plan.moveMeasure': { ...ofPlan, measureId: f.measure, itemId: f.item, beforeId: null },
    'plan.retitle': { ...ofPlan, target: 'plan', targetId: plan, heading: '标题' },
    'plan.undo': ofPlan,
    'plan.submit': ofPlan,
    'plan.revise': ofPlan,
    'plan.sendBack': ofPlan,
    'plan.close': ofPlan,
    'plan.yearEnd': { id: plan },
    'plan.links': { id: plan },
    'plan.carryOver': {
      ...ofPlan,
      fromPlanId: f.plan,
      measureIds: [f.asked],
      clocks: 'moved',
      alike: 'join',
    },
    'snapshot.read': { planId: plan },
    'snapshot.check': { planId: plan },
    'plan.publish': ofPlan,
    'plan.triggerMeasure': { key, id: f.measure, expectedVersion: stale, on: demoDay, dueOn: '2024-12-31' },
    'plan.closeMeasure': { key, id: f.measure, expectedVersion: stale },
    'assignment.list': {},
    'assignment.read': { id: task.id },
    'assignment.accept': task,
    'assignment.start': task,
    'assignment.submit': { ...task, report: '' },
    'assignment.cite': { key, id: task.id, recordId: target.record },
    'assignment.removeEvidence': { key, id: task.id, evidenceId: target.record },
    'assignment.fold': { ...task, intoId: task.id, reason: '合并' },
    'assignment.passDown': { ...task, unitIds: [target.unitId], dueOn: '2024-12-31', reason: '转办' },
    'assignment.askExtension': { ...task, dueOn: '2025-01-31', reason: '延期' },
    'assignment.decideExtension': { ...task, granted: true },
    'assignment.exempt': { ...task, reason: '免办' },
    'assignment.verify': task,
    'assignment.giveBack': { ...task, why: 'factMissing', note: '' },
    'assignment.close': task,
    'record.list': { type: type ?? 'session' },
    'record.read': { id: record },
    'record.prefill': created,
    'record.people': { type: created.type, ...unit, text: '甲' },
    'record.create': { key, ...created, body: {} },
    'record.createMany': { key, ...created, bodies: [{}] },
    'record.step': { key, id: record, expectedVersion: stale, step, reason: '测试' },
    'record.stepMany': { key, records: [{ id: record, expectedVersion: stale }], step, reason: '测试' },
    'record.handlers': { id: record },
    'record.nameHandler': { key, id: record, expectedVersion: stale, handlerId: f.someUser },
    'mechanism.setParameter': {
      key,
      name: 'M39.reminderMonths',
      value: 6,
      effectiveFrom: '2020-01-01',
      regulationId: null,
      clause: '',
      expectedVersion: 0,
    },
    'election.radar': unit,
    'election.terms': { ...unit, gap: 6 },
    'election.remind': { key, ...unit, gap: 0, letterNo: '函〔2024〕1号' },
    'election.notice': unit,
    'medal.due': unit,
    'procedure.development': unit,
    'procedure.aid': unit,
    'training.coverage': unit,
    'training.hours': unit,
    'regulation.dependents': { id: record },
    'slip.list': {},
    'slip.reply': {
      key,
      id: target.slip,
      expectedVersion: stale,
      cause: '人手',
      remedy: '增人',
      newDueOn: null,
    },
    'burden.month': { ...unit, month: '2024-06' },
    'burden.ledger': { year: 2024 },
    'burden.voicesOf': { id: task.id },
    'burden.speak': { id: task.id, what: 'needless' },
    'burden.answer': {
      key,
      measureId: f.asked,
      issuerUnitId: target.unitId,
      what: 'needless',
      expectedVersion: stale,
      answer: '已合并',
    },
    'obligation.year': { ...unit, year: 2024 },
    'obligation.board': unit,
    'obligation.exempt': { key, ...unit, rule: 'ob.none', period: '2024', reason: '免办' },
    'overview.net': { planId: f.plan },
    'overview.facts': { measureId: f.measure, ...unit },
    'today.read': unit,
    'search.all': { text: '党' },
    'search.section': { text: '党', section: 'unit' },
    'digest.setAddress': { key, address: '', expectedVersion: stale },
  };
  return (
    inputs[procedure] ??
    tokenInput(procedure, f) ??
    exportInput(procedure, target) ??
    paperInput(procedure, target) ??
    judgementInput(procedure, record, target, f)
  );
}
