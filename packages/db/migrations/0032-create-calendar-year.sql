create table calendar_year (
  year int not null,
  source varchar(200) not null,
  version int not null default 1,
  primary key (year)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
