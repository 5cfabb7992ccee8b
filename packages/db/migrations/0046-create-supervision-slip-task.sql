create table supervision_slip_task (
  slip_id char(36) character set ascii collate ascii_bin not null,
  assignment_id char(36) character set ascii collate ascii_bin not null,
  primary key (slip_id, assignment_id),
  key supervision_slip_task_assignment (assignment_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
