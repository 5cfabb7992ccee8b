alter table unit add column postponed_to date null after term_years;
