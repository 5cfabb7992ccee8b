create table inspection_sample (
  record_id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  place int not null,
  primary key (record_id, unit_id),
  key inspection_sample_unit (unit_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
