drop table obligation_tally;
