create index unit_name on unit (name);
