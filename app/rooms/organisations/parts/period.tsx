import type { Translate } from '../../../ground/texts/texts.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { MEMBER_ROLES } from '../rules.ts'

/** "dal 1 maggio 2016 al 31 dicembre 2018". */
export function Period({
  from_on: from,
  until_on: until,
}: {
  from_on: string | null
  until_on: string | null
}) {
  const { t, day } = useTexts()
  const said = [
    from && t('organisations.member.since', { day: day(from) }),
    until && t('organisations.member.upTo', { day: day(until) }),
  ]
  return <>{said.filter(Boolean).join(' ')}</>
}

/** A part as people say it; our own few words in their language, all others as they were written. */
export const roleSaid = (t: Translate, role: string) =>
  MEMBER_ROLES.some((own) => own === role) ? t(`organisations.role.${role}`) : role
