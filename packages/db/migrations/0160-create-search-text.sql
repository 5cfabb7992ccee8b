create table search_text (
  id char(36) character set ascii collate ascii_bin not null,
  section varchar(10) character set ascii collate ascii_bin not null,
  type varchar(40) character set ascii collate ascii_bin not null,
  place varchar(36) character set ascii collate ascii_bin not null,
  unit_path varchar(400) character set ascii collate ascii_bin not null,
  title varchar(2100) not null,
  text varchar(3000) not null,
  primary key (id),
  key search_text_unit (unit_path, section, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
