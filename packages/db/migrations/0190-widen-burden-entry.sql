alter table burden_entry
  add column audience enum('unit', 'member') character set ascii collate ascii_bin not null default 'unit',
  add column people int not null default 1;
