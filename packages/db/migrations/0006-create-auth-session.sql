create table auth_session (
  id char(36) character set ascii collate ascii_bin not null,
  expiresAt datetime(3) not null,
  token varchar(190) character set ascii collate ascii_bin not null,
  createdAt datetime(3) not null,
  updatedAt datetime(3) not null,
  ipAddress varchar(64) character set ascii collate ascii_bin null,
  userAgent varchar(400) null,
  userId char(36) character set ascii collate ascii_bin not null,
  primary key (id),
  unique key auth_session_token (token),
  key auth_session_user (userId, createdAt)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
