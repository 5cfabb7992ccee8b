create table ballot_token (
  token char(64) character set ascii collate ascii_bin not null,
  cycle_id char(36) character set ascii collate ascii_bin not null,
  primary key (token),
  key ballot_token_cycle (cycle_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
