create table search_gram (
  gram varchar(2) not null,
  section varchar(10) character set ascii collate ascii_bin not null,
  id char(36) character set ascii collate ascii_bin not null,
  primary key (gram, section, id),
  key search_gram_id (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
