create table ballot_round (
  cycle_id char(36) character set ascii collate ascii_bin not null,
  until_on date not null,
  key_check char(64) character set ascii collate ascii_bin not null,
  is_closed tinyint not null default 0,
  primary key (cycle_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
