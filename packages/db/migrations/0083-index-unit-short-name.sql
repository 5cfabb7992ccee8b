create index unit_short_name on unit (short_name);
