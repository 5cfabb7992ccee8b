create table record_step (
  id char(36) character set ascii collate ascii_bin not null,
  record_id char(36) character set ascii collate ascii_bin not null,
  step varchar(40) character set ascii collate ascii_bin not null,
  from_state varchar(20) character set ascii collate ascii_bin null,
  to_state varchar(20) character set ascii collate ascii_bin not null,
  on_day date not null,
  by_user char(36) character set ascii collate ascii_bin null,
  reason varchar(300) not null,
  changed json not null,
  at datetime(3) not null,
  primary key (id),
  key record_step_record (record_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
