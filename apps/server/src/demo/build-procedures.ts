import { addDays, addMonths } from '@gangmu/domain/time/day';
import type { DemoPerson } from './build-people.ts';
import type { DemoRealm } from './build-registers.ts';
import type { DemoUnit } from './build-units.ts';
import { makeName } from './names.ts';
import type { DemoRecord } from './record-rows.ts';

type Add = (record: DemoRecord) => unknown;

export interface Applicant {
  readonly id: string;
  readonly name: string;
  readonly unit: DemoUnit;
}

/** 63 applicants, 38 activists and 21 about to be admitted: people on the branches' lists, not yet members. */
export function buildApplicants(realm: DemoRealm, newId: () => string, random: () => number): Applicant[] {
  const units = realm.branches.filter((unit) => unit.class !== 'retired');
  return Array.from({ length: 63 + 38 + 21 }, (_, at) => ({
    id: newId(),
    name: makeName(random),
    unit: units[at % units.length] ?? realm.committee,
  }));
}

/** 发展党员 of the detailed department: quota 24, admitted 11, and everybody on the way (domain 10.1). */
export function buildDevelopment(realm: DemoRealm, applicants: readonly Applicant[], add: Add): void {
  const { committee, branches, membersOf } = realm;
  add({
    type: 'developmentQuota',
    unit: committee,
    state: 'inForce',
    body: { setOn: '2024-02-05', places: 24, paperNo: '演示组〔2024〕2号' },
  });
  const mentor = (unit: DemoUnit) => membersOf.get(unit.id)?.[0]?.id ?? null;
  for (const [at, { id, unit }] of applicants.entries()) {
    const appliedOn = addDays('2023-01-10', at % 90);
    const applied = { applicant: id, appliedOn };
    const talked = { ...applied, talkedOn: addDays(appliedOn, 14) };
    const chosen = {
      ...talked,
      activistOn: at === 63 ? '2023-07-10' : addDays('2023-07-10', (at * 3) % 200),
      recommendedBy: at % 3 === 0 ? 'league' : 'members',
    };
    const activist = {
      ...chosen,
      activistFiledOn: addDays(chosen.activistOn, 10),
      mentoredOn: addDays(chosen.activistOn, 15),
      mentor: mentor(unit),
      secondMentor: null,
      lookedAtOn:
        addMonths(chosen.activistOn, 6) < '2024-06-20'
          ? addMonths(chosen.activistOn, 6)
          : addDays(chosen.activistOn, 20),
    };
    if (at < 63) {
      const recent = addDays('2024-04-25', at % 50);
      add(
        at % 2 === 0
          ? { type: 'membershipDevelopment', unit, state: 'applied', body: { ...applied, appliedOn: recent } }
          : {
              type: 'membershipDevelopment',
              unit,
              state: 'talked',
              body: { ...talked, appliedOn: recent, talkedOn: addDays(recent, 5) },
            },
      );
    } else if (at < 63 + 38) add({ type: 'membershipDevelopment', unit, state: 'mentored', body: activist });
    else
      add({
        type: 'membershipDevelopment',
        unit,
        state: 'target',
        body: {
          ...activist,
          activistOn: '2023-03-10',
          activistFiledOn: '2023-03-20',
          mentoredOn: '2023-03-25',
          lookedAtOn: '2023-09-10',
          cultivatedOn: '2024-03-11',
          targetOn: '2024-04-10',
        },
      });
  }
  for (const { unit, person } of probationers(branches, membersOf).slice(0, 11))
    add({ type: 'membershipDevelopment', unit, state: 'sworn', body: admitted(person, mentor(unit)) });
}

/** The days on which the eleven admitted people joined: they are in the file of members too. */
export const admittedOn = '2024-02-20';

/** Probationary members of the branches with their branch; the first eleven were admitted this year. */
export function probationers(
  branches: readonly DemoUnit[],
  membersOf: ReadonlyMap<string, readonly DemoPerson[]>,
): { unit: DemoUnit; person: DemoPerson }[] {
  return branches.flatMap((unit) =>
    (membersOf.get(unit.id) ?? [])
      .filter((person) => person.status === 'probationary')
      .map((person) => ({ unit, person })),
  );
}

function admitted(person: DemoPerson, mentor: string | null) {
  const votes = (prefix: string) => ({
    [`${prefix}Entitled`]: 18,
    [`${prefix}Present`]: 17,
    [`${prefix}For`]: 16,
    [`${prefix}Against`]: 0,
    [`${prefix}Abstained`]: 1,
  });
  return {
    applicant: person.id,
    appliedOn: '2022-03-01',
    talkedOn: '2022-03-15',
    activistOn: '2022-06-01',
    recommendedBy: 'members',
    activistFiledOn: '2022-06-10',
    mentoredOn: '2022-06-15',
    mentor,
    secondMentor: null,
    cultivatedOn: '2023-06-05',
    targetOn: '2023-09-01',
    targetFiledOn: '2023-09-10',
    introducedOn: '2023-09-12',
    introducer: mentor,
    secondIntroducer: mentor,
    reviewedOn: '2023-11-20',
    keptAt: '组织处档案室',
    trainedOn: '2023-12-08',
    trainingDays: 3,
    trainingHours: 24,
    examinedOn: '2024-01-08',
    noticeFrom: '2024-01-08',
    preReviewedOn: '2024-02-02',
    preReviewNo: '演示组审〔2024〕6号',
    formOn: '2024-02-05',
    meetingOn: admittedOn,
    ...votes('meeting'),
    interviewedOn: '2024-03-05',
    approvedOn: '2024-04-15',
    approvalNo: '演示组批〔2024〕11号',
    refiledOn: '2024-04-20',
    assignedOn: '2024-04-22',
    swornOn: '2024-05-17',
  };
}

/** Elections done in term, a postponement in force, the stock of medals, nine aid cases of which six are decided. */
export function buildCases(realm: DemoRealm, handlerId: string, add: Add): void {
  const { root, branches, membersOf } = realm;
  for (const unit of branches.filter((branch) => branch.electedOn === electedThisYear)) {
    const people = membersOf.get(unit.id) ?? [];
    add({
      type: 'branchElection',
      unit,
      state: 'archived',
      body: {
        occasion: 'termEnd',
        openedOn: '2023-10-20',
        requestedOn: '2023-11-01',
        requestNo: '演示请〔2023〕1号',
        repliedOn: '2023-11-20',
        replyNo: '演示批〔2023〕1号',
        nominatedOn: '2024-01-10',
        opinion: 'agree',
        slateOn: '2024-02-01',
        seats: 1,
        candidates: 1,
        slateRepliedOn: '2024-03-01',
        slateNo: '演示批〔2024〕2号',
        electedOn: electedThisYear,
        entitled: people.length,
        present: people.length,
        elected: [{ post: 'secretary', person: people[0]?.id, votes: people.length }],
        reportedOn: '2024-04-20',
        reportNo: '演示请〔2024〕3号',
        approvedOn: '2024-05-06',
        approvalNo: '演示批〔2024〕4号',
        isInTerm: true,
        termEndedOn: '2024-05-10',
        archivedOn: '2024-05-20',
      },
    });
  }
  for (const unit of branches.filter((branch) => branch.postponedTo !== null))
    add({
      type: 'branchPostponement',
      unit,
      state: 'approved',
      body: {
        askedOn: '2024-03-11',
        months: 12,
        why: '单位改革期间',
        approvedOn: '2024-03-28',
        approvalNo: '演示批〔2024〕5号',
      },
    });
  add({
    type: 'medalStock',
    unit: root,
    state: 'stocked',
    body: { receivedOn: '2024-04-10', count: 100, paperNo: '演示收〔2024〕1号' },
  });
  for (let at = 0; at < 9; at += 1) {
    const unit = branches[20 + at];
    const person = unit && membersOf.get(unit.id)?.[2]?.id;
    if (!unit || !person) continue;
    const applied = {
      person,
      appliedOn: '2024-04-22',
      class: ['a', 'b', 'c', 'veteran'][at % 4],
      nominated: 'other',
    };
    const decided = {
      ...applied,
      verifiedOn: '2024-04-25',
      decidedOn: '2024-05-06',
      decisionNo: `演示帮〔2024〕${at + 1}号`,
      amount: 'middle',
    };
    add(
      at < 6
        ? { type: 'hardshipAid', unit, state: 'decided', handlerId, body: decided }
        : {
            type: 'hardshipAid',
            unit,
            state: 'applied',
            handlerId,
            body: { ...applied, appliedOn: '2024-06-17' },
          },
    );
  }
}

/** Branches that held their election this year, in term. */
export const electedThisYear = '2024-04-16';
