create table auth_verification (
  id char(36) character set ascii collate ascii_bin not null,
  identifier varchar(190) not null,
  value text not null,
  expiresAt datetime(3) not null,
  createdAt datetime(3) not null,
  updatedAt datetime(3) not null,
  primary key (id),
  key auth_verification_identifier (identifier)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
