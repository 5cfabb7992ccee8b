import type { Action } from '../../access/actions.ts';
import type { Label } from '../../label.ts';
import { figure } from '../../mechanisms/parameters.ts';
import { electedPosts } from '../../units/elected-post.ts';
import { postTypes, type PostType } from '../../units/post-type.ts';
import type { Gate, RecordBody, RecordContext } from '../define-kind.ts';
import { notBefore, type Stage } from './linear.ts';
import { needsQuorum, refusal } from './votes.ts';

interface Elected {
  readonly post: PostType;
  readonly person: string;
  readonly votes: number;
}

/** The eight steps of an election and its archiving; `approve` is the right of the next superior. */
export function electionStages(approve: Action): Stage[] {
  const write = 'election.write' as const;
  const stage = (
    name: string,
    text: Label,
    done: string,
    doneLabel: Label,
    asks: readonly string[],
    more: Partial<Stage>,
  ): Stage => ({ name, label: text, done, doneLabel, action: write, asks, ...more });
  return [
    stage(
      'request',
      { zh: '研究并书面请示', en: 'Decide and ask' },
      'requested',
      { zh: '已请示', en: 'Asked' },
      ['requestedOn', 'requestNo'],
      { gate: notBefore('openedOn') },
    ),
    stage(
      'reply',
      { zh: '上级批复', en: 'Answer from above' },
      'replied',
      { zh: '已批复', en: 'Answered' },
      ['repliedOn', 'replyNo'],
      { action: approve, gate: notBefore('requestedOn') },
    ),
    stage(
      'nominate',
      { zh: '候选人酝酿', en: 'Discuss candidates' },
      'nominated',
      { zh: '已酝酿', en: 'Discussed' },
      ['nominatedOn'],
      { gate: notBefore('repliedOn') },
    ),
    stage(
      'propose',
      { zh: '候选人预备人选请示', en: 'Send the slate' },
      'proposed',
      { zh: '预备人选已请示', en: 'Slate sent' },
      ['slateOn', 'seats', 'candidates'],
      { gate: slateGate },
    ),
    stage(
      'replySlate',
      { zh: '预备人选批复', en: 'Slate approved' },
      'slateReplied',
      { zh: '预备人选已批复', en: 'Slate approved' },
      ['slateRepliedOn', 'slateNo'],
      { action: approve, gate: notBefore('slateOn') },
    ),
    stage(
      'elect',
      { zh: '选举大会', en: 'Election meeting' },
      'elected',
      { zh: '已选举', en: 'Elected' },
      ['electedOn', 'entitled', 'present', 'elected'],
      {
        gate: (body, context) => needsQuorum(body, context) ?? notBefore('slateRepliedOn')(body),
      },
    ),
    stage(
      'report',
      { zh: '选举结果请示', en: 'Send the result' },
      'reported',
      { zh: '结果已请示', en: 'Result sent' },
      ['reportedOn', 'reportNo'],
      { gate: notBefore('electedOn') },
    ),
    stage(
      'approve',
      { zh: '结果批复', en: 'Result approved' },
      'approved',
      { zh: '已批准', en: 'Approved' },
      ['approvedOn', 'approvalNo'],
      {
        action: approve,
        gate: notBefore('reportedOn'),
        rewrite: (body, { unit }) => ({
          ...body,
          termEndedOn: unit.termEndsOn,
          isInTerm: unit.termEndsOn !== null && String(body['electedOn']) <= unit.termEndsOn,
        }),
        effectsOf: effectsOfElection,
      },
    ),
    stage(
      'archive',
      { zh: '分工、备案归档', en: 'Duties shared, archived' },
      'archived',
      { zh: '已归档', en: 'Archived' },
      ['archivedOn'],
      { gate: notBefore('approvedOn') },
    ),
  ];
}

/** Posts start, old ones and their roles end the same day; a new term begins with the day of the election. */
function effectsOfElection(body: RecordBody) {
  const holders = electedOf(body).map(({ post, person }) => ({ post, personId: person }));
  const isTerm = body['occasion'] === 'termEnd';
  return [
    {
      type: 'posts' as const,
      from: String(body['approvedOn']),
      electedOn: String(body['electedOn']),
      approvedNo: String(body['approvalNo']),
      ends: isTerm ? electedPosts : holders.map(({ post }) => post).filter((post) => postTypes[post].single),
      endsOnlyOf: null,
      holders,
    },
    ...(isTerm ? [{ type: 'term' as const, electedOn: String(body['electedOn']) }] : []),
  ];
}

/** 差额: more candidates than seats by the committee's share, for a committee of three and more (domain 2). */
function slateGate(body: RecordBody, context: RecordContext): Gate | null {
  if (body['opinion'] === 'disagree')
    return refusal('step', '机关纪委意见为不同意', 'The discipline committee does not agree');
  if (body['opinion'] === undefined)
    return refusal('step', '须先有机关纪委意见', 'The opinion of the discipline committee is missing');
  if (body['seats'] === undefined) return notBefore('nominatedOn')(body);
  const [seats, candidates] = [Number(body['seats']), Number(body['candidates'])];
  const share = seats >= 3 ? figure(context.parameters, 'M39.differencePercent', 20) : 0;
  const least = Math.ceil((seats * (100 + share)) / 100);
  return candidates >= least
    ? notBefore('nominatedOn')(body)
    : refusal(
        'candidates',
        `应选 ${seats} 名，候选人至少 ${least} 名`,
        `${seats} seats need at least ${least} candidates`,
      );
}

/** The result fits the seats, the votes and the posts. */
export function checkElected(body: RecordBody) {
  const elected = electedOf(body);
  if (body['electedOn'] === undefined) return [];
  const [present, seats] = [Number(body['present']), Number(body['seats'])];
  const problem = (zh: string, en: string) => [{ place: 'elected', text: { zh, en } }];
  if (elected.length === 0) return problem('请填写当选人', 'Nobody is elected');
  if (new Set(elected.map(({ person }) => person)).size > seats)
    return problem(`当选人数超过应选 ${seats} 名`, `More elected than ${seats} seats`);
  const low = elected.find(({ votes }) => votes * 2 <= present || votes > present);
  if (low)
    return problem(
      '得票须超过实到人数的半数',
      'Who is elected has the votes of more than half of those present',
    );
  const single = elected.filter(({ post }) => postTypes[post].single).map(({ post }) => post);
  return new Set(single).size < single.length ? problem('同一职务有两人', 'One post has two holders') : [];
}

function electedOf(body: RecordBody): readonly Elected[] {
  return (body['elected'] as readonly Elected[] | undefined) ?? []; // checked by the field
}
