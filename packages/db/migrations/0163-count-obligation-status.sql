alter table obligation_status
  add column owed int not null default 1 after status,
  add column met int not null default 0 after owed,
  add column late int not null default 0 after met,
  add column exempt int not null default 0 after late,
  add column frozen_owed int null after frozen_status,
  add column frozen_met int null after frozen_owed,
  add column frozen_late int null after frozen_met,
  add column frozen_exempt int null after frozen_late,
  add column corrected int not null default 0 after corrected_on;
