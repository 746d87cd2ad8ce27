import type { Dice } from '../../ground/random/dice.ts'
import { examplePerson, italianNames } from '../../rooms/people/example.ts'

export const BRESCIA = { slug: 'brescia-net', name: 'Brescia – N.E.T.', istatCode: '017029' } as const
export const BEGINNING = '2024-09-02'

export type Someone = { id: string; given: string; family: string; bornOn: string | null }
export type Operator = Someone & {
  roles: readonly string[]
  figure?: 'mediator' | 'educator' | undefined
  email?: string | undefined
}

/** Who works in the territory, who volunteers, who lives there; all invented. */
export function bresciaCast(dice: Dice) {
  const one = (given: string, family: string, bornOn: string | null = null): Someone => ({
    id: dice.id(BEGINNING),
    given,
    family,
    bornOn,
  })
  const operator = (said: string, roles: readonly string[], figure?: Operator['figure']): Operator => {
    const [given = '', family = '', email] = said.split(' ')
    return { ...one(given, family), roles, figure, email: email && `${email}@example.org` }
  }
  const mediator = operator('Paola Ghidini paola.net', ['facilitator'], 'mediator')
  const educator = operator('Davide Orizio davide.net', ['case_operator'], 'educator')
  const desk = operator('Nadia Bonetti nadia.net', ['facilitator'])
  const coordinator = operator('Silvana Ferrari silvana.net', ['coordinator'])
  const administrator = operator('Ivo Lanzani ivo.net', ['administrator'])
  const teacher = operator('Giada Treccani giada.net', ['partner'])
  const volunteers = [
    operator('Marco Bassini marco.net', ['volunteer']),
    operator('Luisa Zanola luisa.net', ['volunteer']),
    operator('Karim Benali', ['volunteer']),
    operator('Teresa Piovani', ['volunteer']),
    operator('Giulio Archetti', ['volunteer']),
  ]
  const citizens = [
    operator('Amina Chafik amina.net', ['citizen']),
    operator('Piero Gatta piero.net', ['citizen']),
  ]
  const elders = [
    one('Rosa', 'Tonoli', '1938-03-11'),
    one('Emma', 'Scalvini', '1941-11-02'),
    one('Angelo', 'Franzoni', '1936-07-24'),
    one('Bruna', 'Medeghini', '1944-01-19'),
    one('Lina', 'Cropelli', '1939-05-30'),
    one('Severino', 'Abeni', '1942-09-08'),
    one('Irma', 'Gnutti', '1937-12-15'),
    one('Natale', 'Bresciani', '1940-12-25'),
    one('Gina', 'Zubani', '1943-04-06'),
    one('Battista', 'Lonati', '1935-10-21'),
    one('Piera', 'Venturini', '1938-08-13'),
  ]
  const names = italianNames(20240902)
  const neighbours = Array.from({ length: 16 }, (): Someone => {
    const { id, given, family } = examplePerson(dice, names, BEGINNING, { [BRESCIA.istatCode]: 1 })
    return { id, given, family, bornOn: dice.day('1955-01-01', '1998-12-31') }
  })
  return {
    mediator,
    educator,
    desk,
    coordinator,
    teacher,
    volunteers,
    citizens,
    elders,
    neighbours,
    operators: [administrator, coordinator, mediator, educator, desk, teacher, ...volunteers, ...citizens],
  }
}
export type BresciaCast = ReturnType<typeof bresciaCast>
