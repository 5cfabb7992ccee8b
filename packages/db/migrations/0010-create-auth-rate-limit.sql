create table auth_rate_limit (
  id char(36) character set ascii collate ascii_bin not null,
  `key` varchar(190) not null,
  count int not null,
  lastRequest bigint not null,
  primary key (id),
  unique key auth_rate_limit_key (`key`)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
