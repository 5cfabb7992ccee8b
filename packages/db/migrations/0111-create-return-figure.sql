create table return_figure (
  return_id char(36) character set ascii collate ascii_bin not null,
  figure tinyint not null,
  amount int unsigned not null,
  primary key (return_id, figure)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
