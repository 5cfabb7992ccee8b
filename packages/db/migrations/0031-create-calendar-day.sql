create table calendar_day (
  day date not null,
  kind varchar(10) character set ascii collate ascii_bin not null,
  name varchar(40) not null,
  primary key (day)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
