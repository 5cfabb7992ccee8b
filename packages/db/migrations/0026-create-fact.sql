create table fact (
  id char(36) character set ascii collate ascii_bin not null,
  record_id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  department_id char(36) character set ascii collate ascii_bin null,
  metric varchar(60) character set ascii collate ascii_bin not null,
  on_day date not null,
  amount decimal(12,2) not null,
  recorded_at datetime(3) not null,
  primary key (id),
  key fact_record (record_id),
  key fact_unit (unit_id, metric, on_day),
  key fact_department (department_id, metric, on_day)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
