insert into obligation_tally (department_id, rule, period, owed, met, late, exempt, corrected)
select department_id, rule, period, sum(owed), sum(met), sum(late), sum(exempt), sum(corrected)
from obligation_status group by department_id, rule, period;
