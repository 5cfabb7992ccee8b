import { addMonths } from '@gangmu/domain/time/day';
import type { DemoPerson } from './build-people.ts';
import type { DemoUnit } from './build-units.ts';
import { makeName } from './names.ts';
import type { DemoRecord } from './record-rows.ts';

export interface DemoRealm {
  readonly root: DemoUnit;
  readonly committee: DemoUnit;
  readonly department: DemoUnit;
  /** Branches of the department in full detail, in the order of their numbers. */
  readonly branches: readonly DemoUnit[];
  readonly membersOf: ReadonlyMap<string, readonly DemoPerson[]>;
}

type Add = (record: DemoRecord) => { id: string; body: DemoRecord['body'] };

const powers = ['项目评审', '政府采购', '资金拨付', '干部选用', '行政许可', '资产处置'];
const outlets = ['经纬发展', '经纬青年', '经纬之声', '规划视窗', '发展论坛', '机关党建群'];

/** Registers of the detailed department: 46 youth groups, 74 key posts of which 61 trained and 4 exempt, and the rest. */
export function buildRegisters(realm: DemoRealm, add: Add, random: () => number): void {
  const { root, committee, branches, membersOf } = realm;
  for (const [at, unit] of branches.slice(0, 46).entries()) {
    add({
      type: 'youthGroup',
      unit,
      state: at === 3 ? 'dueReview' : 'active',
      body: {
        listedOn: '2023-09-01',
        name: `${unit.shortName}青年理论学习小组`,
        leader: makeName(random),
        mentor: makeName(random),
        people: 15,
        reviewedOn: at === 3 ? '2023-06-10' : '2024-03-01',
      },
    });
  }
  for (const [at, powerItem] of powers.entries())
    add({
      type: 'integrityRisk',
      unit: committee,
      state: at === 5 ? 'proposed' : at === 4 ? 'dueReview' : 'active',
      body: {
        listedOn: at === 4 ? '2023-05-10' : '2023-10-12',
        powerItem,
        level: at % 3 === 0 ? 'high' : at % 3 === 1 ? 'middle' : 'low',
        controls: '双人办理，定期轮岗，结果公开',
        holder: at % 2 === 0 ? '综合处' : '规划处',
      },
    });
  for (const [at, name] of outlets.entries())
    add({
      type: 'ideologyOutlet',
      unit: committee,
      state: at === 2 ? 'dueReview' : 'active',
      body: {
        listedOn: at === 2 ? '2023-11-20' : '2024-02-20',
        name,
        outletType: ['account', 'account', 'press', 'site', 'hall', 'group'][at],
        supervisor: '经纬发展部',
        operator: '机关党委',
        post: '宣传处负责岗位',
        auditRule: 'yes',
        condition: at === 5 ? 'improving' : 'normal',
      },
    });
  for (const at of [1, 2, 3, 4])
    add({
      type: 'faculty',
      unit: root,
      state: 'active',
      body: {
        listedOn: '2023-03-10',
        name: makeName(random),
        from: `示范学院第${at}教研室`,
        subjects: ['党章党规', '支部工作'],
      },
    });
  for (const name of ['支部工作条例解读', '发展党员工作实务'])
    add({
      type: 'course',
      unit: root,
      state: 'active',
      body: {
        listedOn: '2023-04-18',
        name,
        lecturer: makeName(random),
        hours: 4,
        audience: '支部书记、组织委员',
      },
    });
  for (const unit of branches.slice(0, 9)) {
    const person = membersOf.get(unit.id)?.[0]?.id;
    if (person)
      add({
        type: 'partyStaff',
        unit,
        state: 'active',
        mechanism: 'M40',
        body: {
          listedOn: '2023-03-10',
          person,
          post: 'fullTimeStaff',
          fullTime: 'yes',
          startedOn: '2021-03-01',
          endedOn: '',
          reviewedOn: '2024-03-05',
        },
      });
  }
  add({
    type: 'redResource',
    unit: committee,
    state: 'active',
    body: { listedOn: '2023-06-20', name: '示范旧址陈列馆', place: '示范市东区', use: '主题党日、入党宣誓' },
  });
  add({
    type: 'staffLibrary',
    unit: committee,
    state: 'active',
    body: { listedOn: '2023-05-04', name: '经纬职工书屋', place: '机关办公区一层', model: 'yes' },
  });
  add({
    type: 'aidSite',
    unit: committee,
    state: 'active',
    body: {
      listedOn: '2023-02-08',
      county: '示范县',
      tasks: ['援建村级活动室', '帮销农产品'],
      contact: '办公室',
    },
  });
}

/** The yearly course on discipline with 61 completions, and an open one with seats. */
export function buildTraining(realm: DemoRealm, add: Add): void {
  const { root, department, branches, membersOf } = realm;
  const course = (
    name: string,
    startsOn: string,
    endsOn: string,
    hours: number,
    tags: readonly string[],
    seats: number,
  ) => ({
    name,
    startsOn,
    endsOn,
    hours,
    mode: 'gathered',
    audience: '重点岗位干部',
    tags,
    seats: [{ unit: department.id, seats }],
    place: '示范学院',
    linkedMeasures: [],
  });
  const discipline = add({
    type: 'offering',
    unit: root,
    state: 'archived',
    mechanism: 'M25',
    body: course('2024年纪法轮训班', '2024-04-08', '2024-04-10', 16, ['discipline'], 80),
  });
  add({
    type: 'offering',
    unit: root,
    state: 'open',
    mechanism: 'M14',
    body: course('新任支部书记示范班', '2024-07-08', '2024-07-12', 40, ['newSecretary', 'model'], 12),
  });
  for (let at = 0; at < 74; at += 1) {
    const unit = branches[at % 57];
    const holder = unit && membersOf.get(unit.id)?.[1 + Math.floor(at / 57)]?.id;
    if (!unit || !holder) continue;
    const isExempt = at >= 61 && at < 65;
    add({
      type: 'keyPost',
      unit,
      state: 'active',
      mechanism: 'M25',
      body: {
        listedOn: '2024-01-15',
        post: `${unit.shortName}${at % 2 === 0 ? '采购' : '评审'}岗`,
        holder,
        heldSince: isExempt ? '2024-03-01' : '2021-05-10',
        exempt: isExempt ? 'newInPost' : '',
      },
    });
    if (at < 61)
      add({
        type: 'enrolment',
        unit,
        state: 'completed',
        mechanism: 'M25',
        parent: discipline,
        body: { person: holder, nominatedOn: '2024-03-18' },
      });
  }
  const secretary = branches[0] && membersOf.get(branches[0].id)?.[0]?.id;
  if (secretary && branches[0])
    add({
      type: 'floatingMember',
      unit: branches[0],
      state: 'away',
      body: {
        person: membersOf.get(branches[0].id)?.at(-1)?.id,
        leftOn: addMonths('2024-01-10', 0),
        region: '示范省云帆市',
        takesPart: 'there',
      },
    });
}
