/** What an audit line can say was done, `noun.verb`. A new one also needs its words wherever the audit is shown to people. */
export const AUDIT_ACTIONS = [
  'office.save',
  'mutuelle.add',
  'household.add',
  'person.add',
  'person.status',
  'photo.attach',
  'photo.take',
  'photo.review',
  'contribution.record',
  'contribution.cancel',
  'card.issue',
  'card.print',
  'card.revoke',
  'card.replace',
  'batch.number',
  'batch.record',
  'batch.confirm',
  'list.sequence',
  'list.record',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
