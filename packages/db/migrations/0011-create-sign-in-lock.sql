create table sign_in_lock (
  username varchar(60) not null,
  failures int not null,
  window_from datetime(3) not null,
  locked_until datetime(3) null,
  primary key (username)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
