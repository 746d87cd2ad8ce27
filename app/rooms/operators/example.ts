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

/** What they learn and say of themselves, in days before or after the day of the load. */
export const EXAMPLE_COMPETENCES = [
  { name: 'Condurre un gruppo', about: 'far parlare tutti, tenere il filo e il tempo' },
  { name: 'Ascoltare senza fretta', about: 'stare con chi racconta, anche quando è difficile' },
  { name: 'Leggere i legami', about: 'vedere chi è solo e chi può fare da ponte' },
  { name: 'Scrivere con chiarezza', about: 'verbali, diario, lettere che si capiscono' },
] as const

export const EXAMPLE_PATHS = [
  {
    name: 'Tessere la comunità',
    about: 'Come si incontra qualcuno per la prima volta, come si resta, come nasce un laboratorio.',
    forWhom: 'operators',
    hours: 16,
    steps: ['Il primo incontro', 'Restare', 'Dal bisogno al laboratorio', 'Passare il testimone'],
    figure: 'lab_maker',
    sessions: [
      {
        step: 1,
        inDays: -120,
        startsAt: '09:30',
        hours: 4,
        place: 'Punto di Comunità',
        teacher: 'Silvia Averoldi',
      },
      {
        step: 2,
        inDays: -92,
        startsAt: '09:30',
        hours: 4,
        place: 'Punto di Comunità',
        teacher: 'Silvia Averoldi',
      },
      { step: 3, inDays: -64, startsAt: '14:00', hours: 4, place: 'Biblioteca', teacher: 'Irene Quaranta' },
      { step: 4, inDays: -36, startsAt: '14:00', hours: 4, place: 'Biblioteca', teacher: 'Irene Quaranta' },
    ],
  },
  {
    name: 'Andare a trovare chi è solo',
    about: 'Per chi visita gli anziani: la prima visita, i segnali che preoccupano, quando chiedere aiuto.',
    forWhom: 'volunteers',
    hours: 6,
    steps: ['La prima visita', 'I segnali'],
    figure: undefined,
    sessions: [
      { step: 1, inDays: -20, startsAt: '18:00', hours: 3, place: 'Oratorio', teacher: 'Piera Tomasoni' },
      { step: 2, inDays: 9, startsAt: '18:00', hours: 3, place: 'Oratorio', teacher: 'Piera Tomasoni' },
    ],
  },
] as const

export const EXAMPLE_PRACTICE = {
  daysAgo: 50,
  place: 'Biblioteca',
  practice: 'La merenda che apre il laboratorio',
  told: 'Si comincia mangiando: chi arriva tardi non interrompe, chi non conosce nessuno ha qualcosa da fare. Dopo venti minuti il gruppo c’è.\nServe poco: una tovaglia, pane e marmellata, chi la prepara a turno.',
  takenUp: 'Ripresa nei laboratori di cucito e in falegnameria.',
} as const

export const EXAMPLE_SUPERVISION = {
  name: 'Gruppo del giovedì',
  supervisor: 'dott.ssa Livia Ferrandi, psicologa',
  held: [
    {
      daysAgo: 75,
      hours: 2,
      notes: 'La fatica di chiudere: come si saluta qualcuno che si è seguito a lungo.',
    },
    { daysAgo: 47, hours: 2, notes: 'Quando due servizi dicono cose diverse alla stessa famiglia.' },
    { daysAgo: 19, hours: 1.5, notes: 'Che cosa portiamo a casa la sera.' },
  ],
} as const

export const EXAMPLE_HOURS = [
  { daysAgo: 12, hours: 2, what: 'Accoglienza al Punto di Comunità' },
  { daysAgo: 40, hours: 3, what: 'Festa di quartiere' },
] as const

/** Who goes on leave, and what they promised in the meantime. */
export const EXAMPLE_LEAVE = {
  given: 'Nadia',
  reminders: [
    { inDays: 4, words: 'Chiedere in biblioteca la sala per il gruppo di lettura' },
    { inDays: 11, words: 'Portare il volantino del corso al panificio' },
  ],
  note: 'Vado in congedo da lunedì. La bibliotecaria aspetta una telefonata, meglio al mattino; al panificio basta passare.',
} as const

/** Who left when the programme ended, and what a colleague found open. */
export const EXAMPLE_LEFT = {
  given: 'Paolo',
  note: 'Con le famiglie di via Roma ho già parlato: sanno che le chiamerà Elisa.',
} as const
