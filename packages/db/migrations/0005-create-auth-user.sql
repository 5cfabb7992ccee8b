create table auth_user (
  id char(36) character set ascii collate ascii_bin not null,
  name varchar(120) not null,
  email varchar(190) character set ascii collate ascii_bin not null,
  emailVerified tinyint(1) not null default 0,
  image varchar(255) null,
  username varchar(60) null,
  displayUsername varchar(60) null,
  twoFactorEnabled tinyint(1) null default 0,
  personId char(36) character set ascii collate ascii_bin null,
  disabledAt datetime(3) null,
  mustChangePassword tinyint(1) not null default 0,
  createdAt datetime(3) not null,
  updatedAt datetime(3) not null,
  primary key (id),
  unique key auth_user_email (email),
  unique key auth_user_username (username),
  unique key auth_user_person (personId)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
