create table assignment_step (
  id char(36) character set ascii collate ascii_bin not null,
  assignment_id char(36) character set ascii collate ascii_bin not null,
  step varchar(30) character set ascii collate ascii_bin not null,
  from_state varchar(20) character set ascii collate ascii_bin not null,
  to_state varchar(20) character set ascii collate ascii_bin not null,
  on_day date not null,
  by_user char(36) character set ascii collate ascii_bin null,
  reason varchar(300) not null default '',
  at datetime(3) not null,
  primary key (id),
  key assignment_step_assignment (assignment_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
