create table job_lease (
  name varchar(60) character set ascii collate ascii_bin not null,
  owner varchar(64) character set ascii collate ascii_bin null,
  until datetime(3) not null,
  primary key (name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
