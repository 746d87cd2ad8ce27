import type { Texts } from '../../../../ground/texts/use-texts.ts'
import type { Agreement } from '../reads.ts'
import { inWords, type Party } from '../rules.ts'

export type PaperPart = { heading: string; lines: string[] }
type Said = Pick<Texts, 't' | 'day' | 'language'>

const paragraphs = (said: string) => said.split(/\n+/).filter((line) => line.trim() !== '')

/** What an agreement says, part by part: the same words on its page and in its document. */
export function paperOf({ t, day, language }: Said, agreement: Agreement, parties: readonly Party[]) {
  const names = (part: Party['part']) =>
    inWords(
      parties.filter((one) => one.part === part).map(({ name }) => name),
      language,
    )
  const { placeName, fromOn, untilOn } = agreement
  const where = [agreement.address, agreement.municipality].filter(Boolean).join(', ')
  const parts: PaperPart[] = [
    {
      heading: t('places.agreement.between'),
      lines: [
        t('places.agreement.owners', { names: names('owner') }),
        t('places.agreement.community', { names: names('community') }),
      ],
    },
    {
      heading: t('places.agreement.when'),
      lines: [
        untilOn
          ? t('places.agreement.fromTo', { from: day(fromOn), until: day(untilOn) })
          : t('places.agreement.from', { from: day(fromOn) }),
      ],
    },
    { heading: t('places.agreement.spaces'), lines: paragraphs(agreement.spaces) },
    { heading: t('places.agreement.conditions'), lines: paragraphs(agreement.conditions) },
  ]
  return {
    title: t('places.agreement.title', { name: placeName }),
    lead: where,
    parts,
    signatures: parties.map(({ name }) => name),
  }
}
export type AgreementPaper = ReturnType<typeof paperOf>
