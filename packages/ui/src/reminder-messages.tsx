const zh = {
  reminders: '提醒',
  hint: '每个工作日至多一条，只在有事要办时；一个月前的不再保留。看没看不作记录。',
  none: '最近一个月没有要提醒的事',
  ofDay: '{day}，{count} 件',
  late: '已到期',
  until: '{day}前',
  mail: '同时发到邮箱（可不填）',
  mailHint: '仅用于提醒，不对他人显示；清空即停止。系统未配置邮件时只在这里提醒。',
  save: '保存',
  saved: '已保存',
};
const en: typeof zh = {
  reminders: 'Reminders',
  hint: 'At most one a working day, only when something is due; those older than a month are not kept. Whether you look is not recorded.',
  none: 'Nothing to be reminded of in the last month',
  ofDay: '{day}: {count}',
  late: 'overdue',
  until: 'by {day}',
  mail: 'Also mail to (optional)',
  mailHint:
    'For reminders only, shown to nobody else; clear it to stop. Without a mail server reminders stay here.',
  save: 'Save',
  saved: 'Saved',
};

export const reminderMessages = { zh, en };
