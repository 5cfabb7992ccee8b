create table obligation_status (
  unit_id char(36) character set ascii collate ascii_bin not null,
  rule varchar(40) character set ascii collate ascii_bin not null,
  period varchar(10) character set ascii collate ascii_bin not null,
  department_id char(36) character set ascii collate ascii_bin not null,
  ends_on date not null,
  status varchar(10) character set ascii collate ascii_bin not null,
  frozen_status varchar(10) character set ascii collate ascii_bin null,
  corrected_on date null,
  primary key (unit_id, rule, period),
  key obligation_status_department (department_id, rule, period, status),
  key obligation_status_ends (ends_on, frozen_status)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
