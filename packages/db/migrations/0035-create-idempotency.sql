create table idempotency (
  user_id char(36) character set ascii collate ascii_bin not null,
  request_key varchar(64) character set ascii collate ascii_bin not null,
  verb varchar(60) character set ascii collate ascii_bin not null,
  input_hash varchar(64) character set ascii collate ascii_bin not null,
  answer mediumtext not null,
  at datetime(3) not null,
  primary key (user_id, request_key),
  key idempotency_at (at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
