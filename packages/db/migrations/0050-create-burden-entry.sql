create table burden_entry (
  id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  month char(7) character set ascii collate ascii_bin not null,
  minutes int not null,
  assignment_id char(36) character set ascii collate ascii_bin not null,
  issuer_unit_id char(36) character set ascii collate ascii_bin not null,
  on_day date not null,
  primary key (id),
  key burden_entry_unit (unit_id, month),
  key burden_entry_issuer (issuer_unit_id, month),
  key burden_entry_assignment (assignment_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
