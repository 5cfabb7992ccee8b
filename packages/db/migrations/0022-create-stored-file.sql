create table stored_file (
  id char(36) character set ascii collate ascii_bin not null,
  sha256 varchar(64) character set ascii collate ascii_bin not null,
  size int not null,
  media_type varchar(120) character set ascii collate ascii_bin not null,
  name varchar(200) not null,
  owner_unit_id char(36) character set ascii collate ascii_bin not null,
  created_by char(36) character set ascii collate ascii_bin not null,
  created_at datetime(3) not null,
  primary key (id),
  key stored_file_hash (sha256),
  key stored_file_unit (owner_unit_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
