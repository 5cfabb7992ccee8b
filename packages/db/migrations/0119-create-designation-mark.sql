create table designation_mark (
  nomination_id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  recommends tinyint(1) not null,
  primary key (nomination_id, user_id),
  constraint designation_mark_yes_or_no check (recommends in (0, 1))
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
