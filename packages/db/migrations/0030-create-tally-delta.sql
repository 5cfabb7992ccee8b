create table tally_delta (
  id char(36) character set ascii collate ascii_bin not null,
  plan_id char(36) character set ascii collate ascii_bin not null,
  item_id char(36) character set ascii collate ascii_bin not null,
  measure_id char(36) character set ascii collate ascii_bin not null,
  unit_path varchar(400) character set ascii collate ascii_bin not null,
  day date not null,
  bucket varchar(10) character set ascii collate ascii_bin not null,
  due_on date not null,
  count int not null,
  primary key (id),
  key tally_delta_plan (plan_id, unit_path)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
