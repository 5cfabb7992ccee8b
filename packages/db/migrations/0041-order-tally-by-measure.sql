alter table tally
  drop primary key,
  add primary key (plan_id, measure_id, scope_id, item_id, bucket, due_on);
