create table api_token (
  id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  prefix varchar(12) character set ascii collate ascii_bin not null,
  hash char(64) character set ascii collate ascii_bin not null,
  scope varchar(2000) character set ascii collate ascii_bin not null,
  last_on date not null,
  created_by char(36) character set ascii collate ascii_bin not null,
  created_on date not null,
  revoked_on date null,
  last_used_on date null,
  version int not null default 1,
  primary key (id),
  unique key api_token_hash (hash),
  key api_token_user (user_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
