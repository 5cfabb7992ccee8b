create table work_measure (
  work_id char(36) character set ascii collate ascii_bin not null,
  measure_id char(36) character set ascii collate ascii_bin not null,
  kind varchar(30) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  title varchar(120) not null,
  happened_on date not null,
  primary key (work_id, measure_id),
  unique key work_measure_once (measure_id, unit_id, kind, title),
  key work_measure_measure (measure_id, unit_id, happened_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
