create table auth_two_factor (
  id char(36) character set ascii collate ascii_bin not null,
  secret text not null,
  backupCodes text not null,
  userId char(36) character set ascii collate ascii_bin not null,
  verified tinyint(1) null default 1,
  failedVerificationCount int null default 0,
  lockedUntil datetime(3) null,
  primary key (id),
  key auth_two_factor_user (userId)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
