import { formatsFor } from '../../../../ground/texts/formats.ts'
import type { Language } from '../../../../ground/texts/language.ts'
import { type TextKey, translatorFor } from '../../../../ground/texts/texts.ts'
import type { ChoicesHere } from '../reads.ts'
import { CHOICES, type Choice, type Countable, type Definition } from '../rules.ts'

/** Names of kinds stand with the room whose records they are of. */
export function kindKey(records: Countable, kind: string): TextKey {
  if (records === 'agreements') return `exchange.${kind}.agreement`
  if (records === 'places') return `places.kind.${kind}`
  if (records === 'organisations') return `organisations.kind.${kind}`
  if (records === 'decisions') return `tables.kind.${kind}`
  if (records === 'pacts') return `indicators.local.pactKind.${kind}`
  return `activities.kind.${kind}`
}

/**
 * A count in words, the same for a page and for the sheet of an edition: "Incontri chiusi; tipo: Laboratorio; dal 1 gennaio 2018".
 * A place or a municipality that is gone is told as such.
 */
export function definitionInWords(asked: Definition, here: ChoicesHere, language: Language): string {
  const t = translatorFor(language)
  const { day } = formatsFor(language, 'UTC')
  const value: Record<Choice, (said: string) => string> = {
    kind: (said) => t(kindKey(asked.records, said)),
    area: (said) => t(`activities.area.${said}`),
    place: (said) => here.places.find(({ id }) => id === said)?.name ?? t('indicators.local.gone'),
    municipality: (said) =>
      here.municipalities.find(({ code }) => code === said)?.name ?? t('indicators.local.gone'),
    formal: (said) => t(said === 'true' ? 'indicators.groups.formalYes' : 'indicators.groups.formalNo'),
  }
  return [
    t(`indicators.local.records.${asked.records}`),
    asked.distinct && t(`indicators.local.once.${asked.distinct}`),
    ...CHOICES.map((choice) => {
      const said = asked[choice]
      return said && `${t(`indicators.local.choice.${choice}`)}: ${value[choice](said)}`
    }),
    asked.from && t('indicators.local.since', { day: day(asked.from) }),
    asked.to && t('indicators.local.until', { day: day(asked.to) }),
  ]
    .filter(Boolean)
    .join('; ')
}
