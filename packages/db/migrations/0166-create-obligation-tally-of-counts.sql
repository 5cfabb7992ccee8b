create table obligation_tally (
  department_id char(36) character set ascii collate ascii_bin not null,
  rule varchar(40) character set ascii collate ascii_bin not null,
  period varchar(10) character set ascii collate ascii_bin not null,
  owed int not null,
  met int not null,
  late int not null,
  exempt int not null,
  corrected int not null,
  primary key (department_id, rule, period),
  key obligation_tally_period (rule, period)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
