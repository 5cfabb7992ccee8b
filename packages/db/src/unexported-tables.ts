import type { Label } from '@gangmu/domain/label';
import type { ExportedName } from './exported-tables.ts';
import type { DB } from './schema.gen.ts';

/** Why a table stays behind when a unit leaves. */
export const stayReasons = {
  secret: {
    zh: '票、答卷、评审意见和基层声音是秘密的，任何人都不能带走',
    en: 'Ballots, answers, marks and voices are secret: nobody takes them along',
  },
  restricted: {
    zh: '受限报表只在纪检条线内留存',
    en: 'Restricted returns stay in the discipline line',
  },
  account: {
    zh: '账号、口令、授权、令牌与个人提醒不属于单位',
    en: 'Accounts, passwords, grants, tokens and personal reminders are not the unit’s',
  },
  platform: {
    zh: '平台共用的日历、参数、模板与文种',
    en: 'Calendar, parameters and templates, which all units share',
  },
  derived: {
    zh: '由已导出的内容算出，可以重算',
    en: 'Reckoned from what is exported, and can be reckoned again',
  },
  within: {
    zh: '随党员与职务的各行一并导出',
    en: 'Leaves within the lines of members and posts',
  },
  machinery: {
    zh: '系统运行所需，不含业务内容',
    en: 'The machinery of the system, without business content',
  },
} as const satisfies Record<string, Label>;

export type StayReason = keyof typeof stayReasons;

/** Every table that is not exported, with the reason. A new table does not compile until it stands here or there. */
export const unexportedTables = {
  api_token: 'account',
  audit_seal: 'machinery',
  auth_account: 'account',
  auth_rate_limit: 'machinery',
  auth_session: 'account',
  auth_two_factor: 'account',
  auth_user: 'account',
  auth_verification: 'account',
  ballot: 'secret',
  ballot_round: 'secret',
  ballot_sum: 'secret',
  ballot_token: 'secret',
  burden_voice: 'secret',
  calendar_day: 'platform',
  calendar_year: 'platform',
  designation_mark: 'secret',
  designation_place: 'derived',
  designation_reviewer: 'secret',
  digest: 'account',
  idempotency: 'machinery',
  job_lease: 'machinery',
  job_run: 'machinery',
  mail_address: 'account',
  obligation_mark: 'machinery',
  obligation_tally: 'derived',
  paper_template: 'platform',
  parameter: 'platform',
  person: 'within',
  plan_edit: 'machinery',
  restricted_return: 'restricted',
  return_figure: 'restricted',
  role_grant: 'account',
  search_gram: 'derived',
  search_text: 'derived',
  sign_in_lock: 'account',
  survey_answer: 'secret',
  survey_token: 'secret',
  tally: 'derived',
  tally_day: 'derived',
  tally_delta: 'derived',
  unit_export: 'machinery',
  work_measure: 'derived',
} as const satisfies Record<Exclude<keyof DB, ExportedName>, StayReason>;
