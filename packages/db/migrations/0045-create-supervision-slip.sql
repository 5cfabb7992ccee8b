create table supervision_slip (
  id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  level varchar(10) character set ascii collate ascii_bin not null,
  issued_on date not null,
  reply_by date not null,
  cause varchar(300) not null default '',
  remedy varchar(300) not null default '',
  new_due_on date null,
  replied_on date null,
  replied_by char(36) character set ascii collate ascii_bin null,
  version int not null default 1,
  primary key (id),
  key supervision_slip_unit (unit_id, issued_on),
  key supervision_slip_open (replied_on, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
