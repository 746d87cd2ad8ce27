/** A call for ideas as whoever writes it fills in its form: open in March 2026, two criteria. */
export const CALL = {
  title: 'Idee per il quartiere',
  purpose: 'Per stare insieme.',
  'who[]': ['person', 'group'],
  total: '3000',
  ceiling: '1500',
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  resultOn: '2026-05-31',
  c1_label: 'Quanto unisce',
  c1_weight: '60',
  c1_best: '5',
  c2_label: 'Quanto dura',
  c2_weight: '40',
  c2_best: '5',
}
