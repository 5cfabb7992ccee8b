create table setting (
  name varchar(60) character set ascii collate ascii_bin not null,
  value varchar(400) not null,
  version int not null default 1,
  primary key (name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
