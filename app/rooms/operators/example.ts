export type ExampleOperator = {
  given: string
  family: string
  /** Which account opens when someone chooses to enter as one of these. */
  roles: readonly string[]
  email?: string
  figure?: { figure: string; fact: 'trained_and_active' | 'changed_role'; on: string }
  until?: string
}

const facilitator = (given: string, family: string, on: string, until?: string): ExampleOperator => ({
  given,
  family,
  roles: ['facilitator'],
  figure: { figure: 'facilitator', fact: 'trained_and_active', on },
  ...(until ? { until } : {}),
})

const trained = (
  given: string,
  family: string,
  figure: string,
  on: string,
  changed = false,
): ExampleOperator => ({
  given,
  family,
  roles: [],
  figure: { figure, fact: changed ? 'changed_role' : 'trained_and_active', on },
})

/** Invented people with the structure of the real team: ten facilitators, of whom eight stay on, and those around them. */
export const FACILITATORS: readonly ExampleOperator[] = [
  { ...facilitator('Elisa', 'Morandini', '2016-03-04'), email: 'elisa.facilitatrice@example.org' },
  facilitator('Davide', 'Ferlenga', '2016-03-04'),
  facilitator('Marta', 'Zubani', '2016-03-04'),
  facilitator('Ivan', 'Goffredi', '2016-03-04'),
  facilitator('Chiara', 'Bellandi', '2016-03-18'),
  facilitator('Nadia', 'Pezzoni', '2016-03-18'),
  facilitator('Luca', 'Tononi', '2016-03-18'),
  facilitator('Samira', 'Lahlou', '2016-04-01'),
  facilitator('Paolo', 'Rizzardelli', '2016-04-01', '2019-12-31'),
  facilitator('Giada', 'Mensi', '2016-04-01', '2019-12-31'),
]

export const DESK: readonly ExampleOperator[] = [
  {
    given: 'Renata',
    family: 'Colosio',
    roles: ['administrator'],
    email: 'renata.amministrazione@example.org',
  },
  { given: 'Silvia', family: 'Averoldi', roles: ['coordinator'], email: 'silvia.coordinamento@example.org' },
]

export const CASE_OPERATORS: readonly ExampleOperator[] = [
  {
    given: 'Anna',
    family: 'Treccani Motta',
    roles: ['case_operator'],
    email: 'anna.assistente@example.org',
    figure: { figure: 'social_worker', fact: 'changed_role', on: '2016-09-16' },
  },
  {
    given: 'Michele',
    family: 'Dossena',
    roles: ['case_operator'],
    figure: { figure: 'educator', fact: 'changed_role', on: '2016-09-16' },
  },
  {
    given: 'Teresa',
    family: 'Guarneri Bo',
    roles: ['case_operator'],
    figure: { figure: 'educator', fact: 'changed_role', on: '2017-02-10' },
  },
]

/** Doors for whoever looks at the example with other eyes. */
export const GUESTS: readonly ExampleOperator[] = [
  { given: 'Franco', family: 'Bonsignori', roles: ['partner'], email: 'franco.partner@example.org' },
  { given: 'Lina', family: 'Marchetti Oro', roles: ['volunteer'], email: 'lina.volontaria@example.org' },
  { given: 'Giorgio', family: 'Valseriati', roles: ['evaluator'], email: 'giorgio.valutatore@example.org' },
  { given: 'Rosa', family: 'Fantoni Lai', roles: ['citizen'], email: 'rosa.cittadina@example.org' },
  { given: 'Omar', family: 'Beltrami', roles: ['guardian'], email: 'omar.genitore@example.org' },
]

/** The other figures that were trained, or whose role changed. */
export const TRAINED: readonly ExampleOperator[] = [
  trained('Dario', 'Scalvini Re', 'caretaker', '2016-05-06'),
  trained('Irene', 'Quaranta', 'lab_maker', '2016-10-14'),
  trained('Fabio', 'Lonardi', 'lab_maker', '2016-10-14'),
  trained('Cinzia', 'Abeni', 'lab_maker', '2017-03-24'),
  trained('Stefano', 'Piovani', 'community_maker', '2017-06-09'),
  trained('Greta', 'Salvoldi', 'community_maker', '2017-06-09'),
  trained('Alessio', 'Brunelli Sa', 'job_tutor', '2017-11-17'),
  trained('Monica', 'Ghidini', 'job_tutor', '2017-11-17', true),
  trained('Piera', 'Tomasoni', 'mediator', '2018-04-20'),
  trained('Khalid', 'Mansouri', 'mediator', '2018-04-20'),
  trained('Ornella', 'Visentini', 'educator', '2018-11-09', true),
  trained('Enrico', 'Pasolini Za', 'lab_maker', '2018-11-09'),
  trained('Laura', 'Cavagnini', 'mediator', '2019-04-12'),
  trained('Simone', 'Agosti Val', 'caretaker', '2019-06-14'),
]
