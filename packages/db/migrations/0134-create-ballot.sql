create table ballot (
  id char(36) character set ascii collate ascii_bin not null,
  cycle_id char(36) character set ascii collate ascii_bin not null,
  sealed char(88) character set ascii collate ascii_bin not null,
  primary key (id),
  key ballot_cycle (cycle_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
