insert into tally (plan_id, scope_id, item_id, measure_id, bucket, due_on, count)
select plan_id, scope_id, item_id, '', bucket, due_on, sum(count)
from tally
where measure_id <> ''
group by plan_id, scope_id, item_id, bucket, due_on;
