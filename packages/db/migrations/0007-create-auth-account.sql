create table auth_account (
  id char(36) character set ascii collate ascii_bin not null,
  accountId varchar(190) character set ascii collate ascii_bin not null,
  providerId varchar(60) character set ascii collate ascii_bin not null,
  userId char(36) character set ascii collate ascii_bin not null,
  accessToken text null,
  refreshToken text null,
  idToken text null,
  accessTokenExpiresAt datetime(3) null,
  refreshTokenExpiresAt datetime(3) null,
  scope text null,
  password varchar(400) null,
  createdAt datetime(3) not null,
  updatedAt datetime(3) not null,
  primary key (id),
  key auth_account_user (userId)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
