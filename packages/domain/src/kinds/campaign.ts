import { campaign } from './campaign/campaign.ts';
import { entry } from './campaign/entry.ts';
import { commitment, serviceRecord, team } from './campaign/vanguard.ts';
import { defineKind } from './define-kind.ts';

/** 活动征集: calls, and what people bring of their own will (domain K8). */
export const campaignKind = defineKind({
  name: 'campaign',
  records: { campaign, entry, team, serviceRecord, commitment },
});
