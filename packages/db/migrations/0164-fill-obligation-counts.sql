update obligation_status set
  owed = status <> 'exempt',
  met = status in ('met', 'metLate'),
  late = status = 'metLate',
  exempt = status = 'exempt',
  frozen_owed = frozen_status <> 'exempt',
  frozen_met = frozen_status in ('met', 'metLate'),
  frozen_late = frozen_status = 'metLate',
  frozen_exempt = frozen_status = 'exempt',
  corrected = corrected_on is not null;
