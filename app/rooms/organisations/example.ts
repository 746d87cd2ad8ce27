import type { Dice } from '../../ground/random/dice.ts'

export type ExampleOrganisation = {
  id: string
  name: string
  kind: Kind
  istat: string
  description: string | null
  offers: string | null
  looksFor: string | null
  listed: boolean
}
export type Kind =
  | 'association'
  | 'cooperative'
  | 'company'
  | 'school'
  | 'parish'
  | 'public_body'
  | 'service'
  | 'foundation'
  | 'other_formal'
  | 'informal_group'

// Invented bodies: two words that nobody would put together in a register.
const FIRST: Record<Kind, readonly string[]> = {
  association: [
    'Associazione',
    'Circolo',
    'Gruppo volontari',
    'Polisportiva',
    'Compagnia teatrale',
    'Corale',
    'Amici di',
  ],
  cooperative: ['Cooperativa sociale'],
  company: [
    'Officine',
    'Panificio',
    'Serramenti',
    'Azienda agricola',
    'Meccanica',
    'Caseificio',
    'Tessitura',
    'Ferramenta',
  ],
  school: ['Istituto comprensivo', 'Scuola dell’infanzia', 'Istituto superiore'],
  parish: ['Parrocchia', 'Oratorio'],
  public_body: ['Biblioteca di paese', 'Ufficio di prossimità', 'Centro civico'],
  service: ['Sportello', 'Consultorio', 'Centro diurno'],
  foundation: ['Fondazione'],
  other_formal: ['Comitato', 'Consorzio'],
  informal_group: ['Le mamme di', 'I camminatori di', 'Il gruppo di', 'Gli ortolani di', 'I ragazzi di'],
}
const SECOND: Record<'open' | 'named' | 'corner', readonly string[]> = {
  open: [
    'Filo di Grano',
    'Tre Gelsi',
    'Ponte Basso',
    'Quattro Cascine',
    'Lucciola d’Argine',
    'Pane e Nebbia',
    'Sette Rogge',
    'Mulino Chiaro',
    'Fontana Lunga',
    'Vento di Brughiera',
    'Cerchio d’Acqua',
    'Lanterna Verde',
    'Sentiero dei Pioppi',
    'Noce Storto',
    'Campo Aperto',
    'Stella di Fiume',
    'Due Sponde',
    'Casa del Melograno',
    'Cortile Grande',
    'Passo Lento',
  ],
  named: [
    'San Fermo al Guado',
    'Santa Brigida dei Campi',
    'San Quirico in Pianura',
    'Sant’Alda alle Rogge',
    'San Maiolo',
    'Santa Tecla del Ponte',
    'San Defendente ai Prati',
    'Sant’Orsola Vecchia',
  ],
  corner: [
    'via dei Gelsi',
    'piazza Vecchia',
    'Borgo di Sotto',
    'Borgo di Sopra',
    'via del Mulino',
    'Cascina Lunga',
    'via delle Rogge',
    'via della Fornace',
    'via del Lavatoio',
    'via dei Tigli',
  ],
}
const SECOND_OF: Partial<Record<Kind, keyof typeof SECOND>> = { parish: 'named', informal_group: 'corner' }

const DOES: Partial<Record<Kind, readonly string[]>> = {
  association: [
    'Ci troviamo da anni per tenere vivo il paese: feste, corsi, una mano a chi è solo.',
    'Volontari di ogni età, porte aperte il giovedì sera.',
    'Sport e tempo insieme per bambini e famiglie, senza classifiche.',
    'Teniamo in ordine sentieri e rogge e accompagniamo chi vuole camminare.',
  ],
  cooperative: [
    'Educatori e operatori che lavorano con famiglie, giovani e anziani della zona.',
    'Inserimenti lavorativi, cura del verde, laboratori.',
  ],
  company: [
    'Azienda di famiglia che apre le porte ai tirocini.',
    'Lavoriamo qui da due generazioni e cerchiamo giovani da formare.',
  ],
  school: ['Aule e palestra aperte anche il pomeriggio, con le famiglie.'],
  parish: ['Cortile, sale e cucina a disposizione di chi fa comunità.'],
  informal_group: ['Un gruppo nato tra vicini: ci si trova, ci si aiuta.'],
  service: ['Ascolto e orientamento, su appuntamento o di passaggio.'],
}
const OFFERS = [
  'una sala per venti persone',
  'tavoli e panche per le feste',
  'un furgone il sabato',
  'volontari per l’accompagnamento',
  'un tirocinio l’anno',
  'la cucina per i laboratori',
  'un orto da condividere',
  'qualche ora di segretariato',
]
const LOOKS_FOR = [
  'volontari giovani',
  'una sede per l’inverno',
  'chi sappia usare un gestionale',
  'famiglie nuove',
  'materiali di recupero',
  'un maestro di musica',
]

/** Invents that many bodies of a kind; no name comes twice. */
export function exampleOrganisations(
  dice: Dice,
  kind: Kind,
  count: number,
  municipalities: Record<string, string>,
  taken: Set<string>,
): ExampleOrganisation[] {
  const codes = Object.keys(municipalities)
  return Array.from({ length: count }, () => {
    const istat = dice.pick(codes)
    const name = freshName(dice, kind, municipalities[istat] as string, taken)
    const does = DOES[kind]
    const company = kind === 'company'
    return {
      id: dice.id('2016-02-10'),
      name,
      kind,
      istat,
      description: does && dice.chance(0.75) ? dice.pick(does) : null,
      offers: dice.chance(0.45) ? dice.pick(OFFERS) : null,
      looksFor: dice.chance(0.3) ? dice.pick(LOOKS_FOR) : null,
      listed: kind !== 'informal_group' && dice.chance(company ? 0.4 : 0.7),
    }
  })
}

function freshName(dice: Dice, kind: Kind, municipality: string, taken: Set<string>) {
  for (let tries = 0; ; tries++) {
    const name = `${dice.pick(FIRST[kind])} ${dice.pick(SECOND[SECOND_OF[kind] ?? 'open'])}`
    // When the plain names are used up, the village tells them apart.
    const whole = tries > 20 ? `${name} – ${municipality}` : name
    if (taken.has(whole)) continue
    taken.add(whole)
    return whole
  }
}
