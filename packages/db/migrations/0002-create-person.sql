create table person (
  id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) not null,
  birth_month char(7) character set ascii collate ascii_bin null,
  gender varchar(10) character set ascii collate ascii_bin null,
  version int not null default 1,
  primary key (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
