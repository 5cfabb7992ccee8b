alter table obligation_exemption add column people int null after period;
