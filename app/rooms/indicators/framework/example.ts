import type { LineWords } from './rules.ts'

export type ExampleLine = Partial<LineWords> & { words: string; below?: readonly ExampleLine[] }

/** The framework of the first example, made of what its programme wrote of itself; codes are ours. */
export const EXAMPLE_FRAMEWORK: ExampleLine = {
  words:
    'Cambiare il welfare del territorio: da “interventista”, che acuisce i ruoli, a spontaneo: di prossimità, innovativo e ricompositivo.',
  codes: ['people_reached', 'new_beneficiaries'],
  verified: 'Edizioni pubblicate della tabella degli esiti.',
  assumed: 'I nuovi vulnerabili non chiedono: si incontrano solo se la rete li va a cercare.',
  plan: 'bisogni della comunità (la fonte li richiama, senza un numero)',
  below: [
    {
      words: 'Favorire la prossimità tra servizi, cittadini e terzo settore.',
      codes: ['people_active', 'organisations_involved', 'vulnerable_participation_rate'],
      verified: 'Diario di campo, registri delle sessioni chiuse.',
      assumed:
        'Il lavoro di comunità non si alimenta da solo: servono competenze professionali che lo alimentino.',
      below: [
        {
          words:
            'Punti di Comunità aperti e animati, co-progettati con cittadini, associazioni e amministrazioni.',
          codes: ['places_activated', 'operators_trained'],
          verified: 'Schede dei luoghi; percorsi di formazione.',
          below: [
            {
              words: 'Laboratori di prossimità con cittadini, gruppi e associazioni.',
              codes: ['labs_held', 'labs_with_community_share'],
              verified: 'Registri delle sessioni chiuse, promotori e partner.',
              assumed: 'Le esperienze guida ne producono altre, per effetto moltiplicatore.',
            },
            {
              words: 'Incontri dei facilitatori con persone, associazioni e gruppi.',
              codes: ['people_met', 'associations_met', 'formal_groups_met'],
              verified: 'Diario di campo.',
            },
          ],
        },
      ],
    },
    {
      words:
        'Innovare le risposte: esperienze guida cogestite tra pubblico e privato, con attivazione dei beneficiari e replicabili.',
      codes: ['internships_and_hires', 'youth_in_experiences', 'citizen_projects'],
      verified: 'Accordi firmati e loro esiti; esiti dei bandi.',
      below: [
        {
          words: 'Abitare: contratti a canone ribassato, coabitazioni, condomini sociali.',
          codes: ['leases', 'cohabitations', 'social_condominiums'],
          verified: 'Accordi di casa.',
          assumed: 'I proprietari accettano una mediazione se qualcuno garantisce.',
        },
        {
          words: 'Lavoro e giovani: rete di imprese, tirocini, posti di scuola-lavoro.',
          codes: ['companies_involved', 'interviews', 'school_work_offers'],
          verified: 'Colloqui, rete di imprese, catalogo dei posti.',
        },
        {
          words: 'Idee: progetti dei cittadini sostenuti da un bando.',
          codes: ['ideas_funded', 'idea_grants_eur'],
          verified: 'Verbali della giuria, registro dei fondi.',
        },
      ],
    },
    {
      words: 'Ricomporre la presa in carico: da deleghe separate a un welfare di bene comune.',
      codes: ['decisions_followed'],
      verified: 'Verbali dei tavoli e seguito delle decisioni.',
      assumed: 'Enti pubblici e terzo settore restano corresponsabili, oltre committente e fornitore.',
    },
  ],
}
