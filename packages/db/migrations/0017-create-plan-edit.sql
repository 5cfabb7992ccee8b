create table plan_edit (
  id char(36) character set ascii collate ascii_bin not null,
  plan_id char(36) character set ascii collate ascii_bin not null,
  by_user char(36) character set ascii collate ascii_bin not null,
  at datetime(3) not null,
  label json not null,
  before_state json not null,
  after_ids json not null,
  undone_at datetime(3) null,
  primary key (id),
  key plan_edit_plan (plan_id, undone_at, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
