create table supervision_slip (
  id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  assignment_id char(36) character set ascii collate ascii_bin not null,
  week varchar(10) character set ascii collate ascii_bin not null,
  level varchar(10) character set ascii collate ascii_bin not null,
  issued_on date not null,
  reply_by date not null,
  replied_on date null,
  cause varchar(300) null,
  remedy varchar(300) null,
  new_due_on date null,
  version int not null default 1,
  primary key (id),
  unique key supervision_slip_week (unit_id, week),
  key supervision_slip_assignment (assignment_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
