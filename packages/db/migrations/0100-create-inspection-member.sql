create table inspection_member (
  record_id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  part varchar(10) character set ascii collate ascii_bin not null,
  from_on date not null,
  to_on date not null,
  primary key (record_id, user_id),
  key inspection_member_user (user_id, to_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
