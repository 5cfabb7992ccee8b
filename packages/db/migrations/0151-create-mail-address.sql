create table mail_address (
  user_id char(36) character set ascii collate ascii_bin not null,
  address varchar(254) not null,
  version int not null default 1,
  primary key (user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
