create table tally (
  plan_id char(36) character set ascii collate ascii_bin not null,
  scope_id char(36) character set ascii collate ascii_bin not null,
  item_id char(36) character set ascii collate ascii_bin not null,
  measure_id char(36) character set ascii collate ascii_bin not null,
  bucket varchar(10) character set ascii collate ascii_bin not null,
  due_on date not null,
  count int not null,
  primary key (plan_id, scope_id, item_id, measure_id, bucket, due_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
