insert into tally_day (plan_id, scope_id, day, item_id, measure_id, bucket, due_on, count)
select plan_id, scope_id, day, item_id, '', bucket, due_on, sum(count)
from tally_day
where measure_id <> ''
group by plan_id, scope_id, day, item_id, bucket, due_on;
