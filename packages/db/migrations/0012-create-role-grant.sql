create table role_grant (
  id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  role varchar(40) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  from_on date not null,
  to_on date null,
  granted_by char(36) character set ascii collate ascii_bin null,
  admin_of char(36) character set ascii collate ascii_bin null,
  version int not null default 1,
  primary key (id),
  unique key role_grant_admin (admin_of),
  key role_grant_user (user_id, to_on),
  key role_grant_unit (unit_id, role)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
