import { Faker, it } from '@faker-js/faker'
import type { Dice } from '../../ground/random/dice.ts'
import type { LifeEvent } from './vulnerability/rules.ts'

export type ExamplePerson = {
  id: string
  given: string
  family: string
  gender: 'female' | 'male'
  bornOn: string | null
  birthYear: number | null
  istat: string
  language: string
  email: string | null
  phone: string | null
  interests: { kind: 'interest' | 'offer'; said: string }[]
}

/** Names as they are heard in the villages of the plain: most from here, some from farther. */
const FROM_AFAR = {
  pa: {
    female: ['Harpreet', 'Gurleen', 'Simran', 'Jasleen', 'Manpreet', 'Navneet', 'Rajwinder'],
    male: ['Gurpreet', 'Sukhdev', 'Amandeep', 'Balwinder', 'Jaspal', 'Kuldeep', 'Parminder'],
    family: ['Kaur Gill', 'Singh Dhillon', 'Sandhu', 'Grewal', 'Sidhu', 'Bains', 'Atwal'],
  },
  ro: {
    female: ['Andreea', 'Ioana', 'Mihaela', 'Roxana', 'Simona', 'Alina'],
    male: ['Andrei', 'Bogdan', 'Cristian', 'Florin', 'Ionut', 'Vasile'],
    family: ['Ardelean', 'Bratu', 'Cojocaru', 'Dumitrescu', 'Moldovan', 'Rusu'],
  },
  ar: {
    female: ['Amina', 'Fatima', 'Hanane', 'Khadija', 'Nadia', 'Samira'],
    male: ['Abdelkarim', 'Hicham', 'Karim', 'Mustapha', 'Rachid', 'Youssef'],
    family: ['Amrani', 'Benali', 'Chafik', 'El Fassi', 'Haddad', 'Ziani'],
  },
  sq: {
    female: ['Arta', 'Elira', 'Flutura', 'Mirela', 'Vjollca'],
    male: ['Agim', 'Besnik', 'Dritan', 'Luan', 'Skender'],
    family: ['Berisha', 'Gashi', 'Hoxha', 'Krasniqi', 'Leka'],
  },
  uk: {
    female: ['Halyna', 'Iryna', 'Lesya', 'Oksana', 'Svitlana'],
    male: ['Andriy', 'Mykola', 'Oleh', 'Taras', 'Vasyl'],
    family: ['Bondar', 'Kovalenko', 'Lysenko', 'Melnyk', 'Tkachuk'],
  },
} as const

/** Given names that are common here; faker knows many more, most of them long out of use. */
const COMMON = {
  female:
    'Alessandra Alessia Alice Anna Antonella Arianna Barbara Beatrice Bianca Bruna Camilla Carla Carlotta Carmela Caterina Cecilia Chiara Cinzia Clara Claudia Concetta Cristina Daniela Debora Diana Donatella Elena Eleonora Elisa Elisabetta Emanuela Emma Erica Erika Ester Eva Fabiana Federica Fiorella Flavia Franca Francesca Gabriella Gaia Gemma Gianna Ginevra Giorgia Giovanna Giulia Giuliana Giuseppina Grazia Greta Ilaria Ines Irene Iris Isabella Ivana Lara Laura Letizia Lidia Liliana Lina Lisa Loredana Lorena Luana Lucia Luciana Luisa Maddalena Manuela Mara Margherita Maria Marika Marina Marisa Marta Martina Matilde Michela Milena Mirella Monica Nadia Nicoletta Noemi Norma Ornella Paola Patrizia Piera Pierina Raffaella Rita Roberta Rosa Rosanna Sabrina Samantha Sandra Sara Serena Silvana Silvia Simona Sofia Sonia Stefania Susanna Tamara Teresa Tiziana Valentina Valeria Vanessa Veronica Vilma Viola Virginia Vittoria Viviana Wanda Zoe'.split(
      ' ',
    ),
  male: 'Adriano Alberto Aldo Alessandro Alessio Alex Alfredo Andrea Angelo Antonio Armando Arturo Attilio Augusto Battista Bruno Carlo Christian Claudio Corrado Cristian Damiano Daniele Danilo Dario Davide Denis Diego Domenico Edoardo Elia Emanuele Emilio Ennio Enrico Enzo Ernesto Ettore Eugenio Ezio Fabio Fabrizio Fausto Federico Ferruccio Filippo Flavio Francesco Franco Fulvio Gabriele Gianfranco Gianluca Gianni Gianpaolo Giacomo Giancarlo Gino Giordano Giorgio Giovanni Giulio Giuseppe Graziano Guido Italo Ivan Ivano Jacopo Leonardo Livio Lorenzo Luca Luciano Luigi Manuel Marcello Marco Mario Martino Massimo Matteo Mattia Maurizio Mauro Michele Mirco Mirko Natale Nicola Nicolò Omar Oscar Osvaldo Paolo Pasquale Patrizio Pierluigi Piero Pietro Primo Raffaele Remo Renato Renzo Riccardo Roberto Rocco Romano Ruggero Salvatore Samuele Sandro Santo Sergio Silvano Silvio Simone Stefano Thomas Tiziano Tommaso Ugo Umberto Valerio Valter Vincenzo Vittorio Walter'.split(
    ' ',
  ),
}

const LANGUAGES = { it: 85, pa: 5, ro: 3, ar: 3, sq: 2, uk: 2 } as const
const BIRTHS = { '1938': 7, '1948': 13, '1958': 16, '1968': 20, '1978': 21, '1988': 12, '1998': 11 } as const
const INTERESTS = [
  'orto e giardino',
  'cucina',
  'cucito',
  'lettura ad alta voce',
  'teatro',
  'calcio',
  'camminare insieme',
  'musica',
  'canto',
  'fotografia',
  'carte e tombola',
  'lavoro a maglia',
  'ballo',
  'storia del paese',
  'bicicletta',
]
const OFFERS = [
  'compagnia agli anziani',
  'aiuto nei compiti',
  'piccole riparazioni',
  'passaggi in auto',
  'lezioni di italiano',
  'lezioni di inglese',
  'cucinare per le feste',
  'sistemare il giardino',
  'aiuto con il computer',
  'sartoria',
  'tenere i bambini qualche ora',
  'suonare la chitarra',
]
const MAIL = ['example.org', 'example.com', 'example.net']

/** Italian names that come out the same each time. */
export function italianNames(seed: number) {
  const faker = new Faker({ locale: [it] })
  faker.seed(seed)
  return {
    given: (gender: 'female' | 'male') => faker.person.firstName(gender),
    family: () => faker.person.lastName(),
  }
}
export type Names = ReturnType<typeof italianNames>

/** A synthetic person recorded on a day; a relative shares family name, municipality and language. */
export function examplePerson(
  dice: Dice,
  names: Names,
  on: string,
  municipalities: Record<string, number>,
  relative?: ExamplePerson,
): ExamplePerson {
  const gender = dice.chance(0.58) ? 'female' : 'male'
  const language = relative?.language ?? dice.weighted(LANGUAGES)
  const afar = language === 'it' ? undefined : FROM_AFAR[language as keyof typeof FROM_AFAR]
  const given = afar
    ? dice.pick(afar[gender])
    : dice.chance(0.92)
      ? dice.pick(COMMON[gender])
      : names.given(gender)
  const family = relative?.family ?? (afar ? dice.pick(afar.family) : names.family())
  const birthYear = Number(dice.weighted(BIRTHS)) + dice.int(-5, 5)
  const known = dice.next()
  const address = `${given}.${family}.${dice.int(10, 99)}`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9.]/g, '')
  return {
    id: dice.id(on),
    given,
    family,
    gender,
    bornOn: known < 0.4 ? dice.day(`${birthYear}-01-01`, `${birthYear}-12-31`) : null,
    birthYear: known >= 0.4 && known < 0.8 ? birthYear : null,
    istat: relative?.istat ?? dice.weighted(municipalities),
    language,
    email: dice.chance(0.35) ? `${address}@${dice.pick(MAIL)}` : null,
    // No operator in Italy gives out numbers that begin with 300.
    phone: dice.chance(0.6) ? `+39300${dice.int(1_000_000, 9_999_999)}` : null,
    interests: dice.chance(0.3)
      ? [
          { kind: 'interest', said: dice.pick(INTERESTS) },
          ...(dice.chance(0.4) ? [{ kind: 'offer' as const, said: dice.pick(OFFERS) }] : []),
        ]
      : [],
  }
}

const TOLD: Partial<Record<LifeEvent, readonly string[]>> = {
  job_loss: [
    'La ditta ha chiuso e a cinquant’anni è dura ricominciare.',
    'Contratto non rinnovato; per ora vivono con un solo stipendio.',
    'È in cassa integrazione da mesi e si vergogna a dirlo in casa.',
  ],
  separation: [
    'Si è separata da poco e i fine settimana sono lunghi.',
    'Dopo la separazione vive dal fratello, in attesa di una casa.',
  ],
  illness: [
    'Le cure in città gli prendono tre giorni a settimana.',
    'Sta meglio, ma non può più fare i turni di notte.',
  ],
  bereavement: [
    'È rimasto solo dopo quarant’anni di matrimonio.',
    'Ha perso la madre in autunno e fatica a uscire.',
  ],
  loss_of_self_sufficiency: [
    'Non guida più e per la spesa dipende dai vicini.',
    'Dopo la caduta ha paura a scendere le scale.',
  ],
  critical_adolescence: [
    'Non va a scuola da febbraio e non esce dalla camera.',
    'Litiga con tutti; con l’educatore, invece, parla.',
  ],
  care_burden: [
    'Segue da sola il padre malato e due bambini piccoli.',
    'Da quando assiste la moglie non ha un’ora per sé.',
  ],
  loneliness: [
    'Conosce il medico e la fornaia: nessun altro.',
    'È arrivata da poco e non sa con chi parlare.',
  ],
  debt: [
    'Due rate indietro con il riscaldamento, ma non vuole chiedere.',
    'Un prestito per l’auto è diventato troppo pesante.',
  ],
  eviction: [
    'Il proprietario vuole vendere: hanno tempo fino a giugno.',
    'Ha ricevuto la lettera dell’avvocato e non l’ha aperta.',
  ],
}
const EVENTS = Object.keys(TOLD) as LifeEvent[]

/** What someone told an operator about a hard time, in the operator's words. */
export function toldOfLife(dice: Dice) {
  const kind = dice.pick(EVENTS)
  return { kind, words: dice.pick(TOLD[kind] ?? []) }
}
