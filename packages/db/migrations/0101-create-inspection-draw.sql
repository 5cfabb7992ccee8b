create table inspection_draw (
  record_id char(36) character set ascii collate ascii_bin not null,
  rule varchar(20) character set ascii collate ascii_bin not null,
  seed bigint not null,
  wanted int not null,
  candidates mediumtext not null,
  drawn_on date not null,
  drawn_by char(36) character set ascii collate ascii_bin not null,
  primary key (record_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
