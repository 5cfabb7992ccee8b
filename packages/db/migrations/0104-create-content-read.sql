create table content_read (
  unit_id char(36) character set ascii collate ascii_bin not null,
  on_day date not null,
  record_id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  primary key (unit_id, on_day, record_id, user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
