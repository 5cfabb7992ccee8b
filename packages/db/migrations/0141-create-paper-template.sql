create table paper_template (
  id char(36) character set ascii collate ascii_bin not null,
  kind varchar(30) character set ascii collate ascii_bin not null,
  name varchar(200) not null,
  sha256 varchar(64) character set ascii collate ascii_bin not null,
  compiled_sha256 varchar(64) character set ascii collate ascii_bin not null,
  size int not null,
  added_by char(36) character set ascii collate ascii_bin not null,
  added_on date not null,
  withdrawn_on date null,
  version int not null default 1,
  primary key (id),
  key paper_template_kind (withdrawn_on, kind, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
