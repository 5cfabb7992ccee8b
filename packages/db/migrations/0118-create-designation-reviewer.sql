create table designation_reviewer (
  round_id char(36) character set ascii collate ascii_bin not null,
  user_id char(36) character set ascii collate ascii_bin not null,
  primary key (round_id, user_id),
  key designation_reviewer_user (user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
