import type { SourceForm } from './forms.ts'

type Printed = Omit<SourceForm, 'source' | 'onDay' | 'assumed'>
/** One page of a source: what it prints, and the day it is taken to speak of. Shares in percent. */
export type SourcePage = { source: string; onDay: string; assumed: boolean; printed: readonly Printed[] }

const FIRST_YEAR: SourcePage = {
  source: '#genera_azioni, testo in inglese dopo il primo anno',
  onDay: '2017-02-28',
  assumed: true,
  printed: [
    {
      words: 'about 67.000 inhabitants',
      remark: 'Senza data e senza fonte. È il numero per cui dividiamo quando confrontiamo i territori.',
    },
    {
      words: 'about 45.000 families are now in trouble in this area',
      remark:
        'Con 67.000 abitanti vorrebbe dire famiglie di una persona e mezza, e tutte in difficoltà: il numero non può essere quello. Non entra in nessuna cifra.',
    },
    {
      code: 'people_met',
      words: '530 individuals […] have been intercepted',
      value: 530,
      remark: 'La fonte non dice che cosa vuol dire “intercepted”: qui conta chi compare nel diario.',
    },
    { code: 'associations_met', words: '104 associations', value: 104 },
    {
      code: 'formal_groups_met',
      words: '23 formal groups',
      value: 23,
      remark: 'La fonte non dice che cos’è un gruppo formale.',
    },
    {
      code: 'lab_series',
      words: 'over 20 laboratories of proximity',
      remark:
        '“Oltre 20” non è un numero, e non si sa se conta i percorsi o gli incontri: leggiamo i percorsi.',
    },
    { code: 'world_cafes', words: '2 world cafe about work', value: 2 },
    { code: 'local_events', words: '9 local events', value: 9 },
    { code: 'leases', words: '14 leases', value: 14 },
    { code: 'cohabitations', words: '3 paths of cohabitation for frail families', value: 3 },
    { code: 'work_labs', words: '3 thematic laboratories', value: 3 },
    { code: 'apprenticeships', words: '6 apprenticeships', value: 6 },
    { code: 'interviews', words: '100 cognitive interviews', value: 100 },
    { code: 'youth_labs', words: '4 laboratories for other young people', value: 4 },
    {
      code: 'youth_events',
      words: '9 events co-projected on the territory',
      value: 9,
      remark: 'Nove come gli eventi locali: la fonte non dice se sono gli stessi.',
    },
    {
      code: 'school_work_offers',
      words: 'a catalogue of 60 offers for school-work experiences',
      value: 60,
      remark: 'Lo stesso testo, prima, dice “more than 60 available positions”.',
    },
    { code: 'ideas_funded', words: '6 ideas for innovative projects', value: 6 },
    {
      code: 'idea_grants_eur',
      words: 'financed with a contribute of 9.500 €',
      value: 9500,
      remark: 'Non è detto se in tutto o per ciascuna idea: leggiamo in tutto.',
    },
  ],
}

const SNAPSHOT: SourcePage = {
  source: '#genera_azioni, presentazione del Comune di Montichiari',
  onDay: '2019-01-31',
  assumed: true,
  printed: [
    {
      code: 'people_reached',
      words: 'Numero di cittadini raggiunti dalle iniziative di progetto 5850',
      value: 5850,
    },
    {
      code: 'people_active',
      words: 'Numero di persone/cittadini che partecipano attivamente (progettazione/realizzazione) 400',
      value: 400,
    },
    {
      code: 'new_beneficiaries',
      words: 'Numero di nuovi utenti/beneficiari presi in carico (estranei ai servizi) 2070',
      value: 2070,
    },
    {
      code: 'operators_trained',
      words: 'Nuove figure professionali formate e attivate […] /operatori che hanno cambiato ruolo 25',
      value: 25,
      remark:
        'Mette insieme chi è stato formato e chi ha cambiato ruolo: contiamo le persone, una volta ciascuna.',
    },
    {
      code: 'places_activated',
      words: 'Numero di luoghi (ri)attivati come luoghi di comunità: 11',
      value: 11,
      remark:
        'Aperti e riaperti insieme; lo stesso testo dice “6 punti di comunità (oggi sono 11 gli spazi riattivati)”.',
    },
    {
      code: 'organisations_involved',
      words: 'Numero di realtà coinvolte attivamente (rete+partner) 83',
      value: 83,
      remark: '“Rete” e “partner” non sono definiti.',
    },
    { code: 'companies_involved', words: 'Numero di aziende coinvolte attivamente 40', value: 40 },
  ],
}

const FINAL: SourcePage = {
  source: '#genera_azioni, gli esiti (fine del progetto)',
  onDay: '2019-09-30',
  assumed: false,
  printed: [
    {
      code: 'people_reached',
      words: 'Numero di cittadini raggiunti dalle iniziative di progetto 5.932',
      value: 5932,
    },
    {
      code: 'people_active',
      words: 'Numero di persone/cittadini che partecipano attivamente (progettazione/realizzazione) 420',
      value: 420,
    },
    {
      code: 'new_beneficiaries',
      words: 'Numero di nuovi utenti/beneficiari presi in carico 2.595',
      value: 2595,
      remark:
        'Nella tabella di prima c’era “(estranei ai servizi)”: qui è caduto, e non si sa se i due numeri contano la stessa cosa. Noi contiamo solo chi i servizi non conoscevano.',
    },
    {
      code: 'operators_trained',
      words: 'Nuove figure professionali formate e attivate 27',
      value: 27,
      remark:
        'Nella tabella di prima c’erano anche gli “operatori che hanno cambiato ruolo”: qui non si dice più.',
    },
    {
      code: 'places_activated',
      words: 'Numero di luoghi (ri)attivati come luoghi di comunità: 11',
      value: 11,
    },
    {
      code: 'organisations_involved',
      words: 'Numero di realtà coinvolte attivamente108',
      value: 108,
      remark: 'Nella tabella di prima c’era “(rete+partner)”: qui è caduto.',
    },
    { code: 'companies_involved', words: 'Numero di aziende coinvolte attivamente 42', value: 42 },
    {
      code: 'youth_in_experiences',
      words:
        'Numero ragazzi inseriti in esperienze con finalità occupazionale (alternanza scuola lavoro) 145',
      value: 145,
    },
    {
      code: 'internships_and_hires',
      words: 'Numero tirocini realizzati e/o assunzioni dirette 96',
      value: 96,
      remark:
        '“E/o” non dice che cosa si somma: contiamo l’unione, e tirocini e assunzioni hanno ciascuno la loro riga.',
    },
    { code: 'social_condominiums', words: 'Numero di condomini sociali avviati 4', value: 4 },
    {
      code: 'citizen_projects',
      words: 'Progetti promossi da cittadini (e finanziati con bandi) 22',
      value: 22,
    },
    {
      code: 'labs_held',
      words: 'Laboratori prossimità sul territorio realizzati 552',
      value: 552,
      remark: 'Non si dice se 552 sono percorsi o incontri: leggiamo gli incontri.',
    },
    {
      code: 'labs_with_community_share',
      words: 'di cui realizzati con cittadini gruppi e associazioni 65%',
      value: 65,
      remark: 'Senza numeratore. Nell’esempio: 359 incontri su 552.',
    },
    {
      code: 'vulnerable_participation_rate',
      words: 'tasso di partecipazione di cittadini in vulnerabilità 49%',
      value: 49,
      remark:
        'Senza numeratore né denominatore, e senza dire di chi è il tasso. Nell’esempio: 1.470 persone su 3.000, un denominatore nostro.',
    },
  ],
}

const FARELEGAMI: SourcePage = {
  source: 'FareLegami, scheda di presentazione della buona prassi',
  onDay: '2016-12-31',
  assumed: true,
  printed: [
    {
      code: 'labs_by_cohort',
      words: '1° anno: Attivazione di 6 laboratori […] 2° anno […]: Attivazione di 6 laboratori',
      value: 12,
    },
    { code: 'pacts_direct', words: 'PATTI GENER-ATTIVI, Stima num. Beneficiari: 38 DIRETTI', value: 38 },
    {
      code: 'pacts_indirect',
      words: 'PATTI GENER-ATTIVI, Stima num. Beneficiari: […] 90 INDIRETTI',
      value: 90,
      remark:
        'Una stima, senza dire chi l’ha fatta e come: qui ha sempre un autore, e non si somma ai diretti.',
    },
    { code: 'fna_direct', words: 'PROGETTI FNA, Stima num. Beneficiari: 17 DIRETTI', value: 17 },
    { code: 'fna_indirect', words: 'PROGETTI FNA, Stima num. Beneficiari: […] 60 INDIRETTI', value: 60 },
    {
      code: 'civic_centers',
      words: 'Attivazione dei seguenti CIVIC CENTER',
      value: 6,
      remark: 'Sono elencati per nome: sei.',
    },
  ],
}

/** What the programmes of the examples print of themselves. */
export const PRINTED = { bassaBresciana: [FIRST_YEAR, SNAPSHOT, FINAL], cremasco: [FARELEGAMI] } as const
