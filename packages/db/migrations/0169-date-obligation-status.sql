alter table obligation_status add column due_on date null after ends_on;
