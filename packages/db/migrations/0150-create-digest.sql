create table digest (
  id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  day date not null,
  lines_json mediumtext not null,
  mail_tries tinyint not null default 0,
  mailed_at datetime(3) null,
  primary key (id),
  unique key digest_once (user_id, day),
  key digest_unmailed (day, mailed_at, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
