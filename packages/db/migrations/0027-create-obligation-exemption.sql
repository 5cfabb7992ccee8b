create table obligation_exemption (
  id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  rule varchar(40) character set ascii collate ascii_bin not null,
  period varchar(10) character set ascii collate ascii_bin not null,
  reason varchar(200) not null,
  granted_by char(36) character set ascii collate ascii_bin null,
  version int not null default 1,
  primary key (id),
  unique key obligation_exemption_once (unit_id, rule, period)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
