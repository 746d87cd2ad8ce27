import { isText } from '../../../ground/texts/texts.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { ActionButton } from '../../../ground/ui/form.tsx'
import { Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import type { ErasurePlan } from '../erasure.ts'

/**
 * The dry run of an erasure: what goes, what stays in the figures, what must be kept and why; then the button. Of what is
 * sensitive it tells nothing: that somebody is accompanied is known to their circle, and to ask is not to be told.
 */
export function ErasurePlanned({ plan, action }: { plan: ErasurePlan; action: string }) {
  const { t, number } = useTexts()
  const named = (table: string) => {
    const key = `privacy.table.${table}`
    return isText(key) ? t(key) : table
  }
  return (
    <Section heading="privacy.request.plan" lead="privacy.request.planText">
      <Table
        caption="privacy.request.plan"
        captionHidden
        rows={plan.fates.filter(({ sensitive }) => !sensitive)}
        columns={[
          { heading: 'privacy.request.table', main: true, cell: ({ table }) => named(table) },
          { heading: 'privacy.request.rows', numeric: true, cell: ({ rows }) => number(rows) },
          { heading: 'privacy.request.fate', cell: ({ fate }) => t(`privacy.fate.${fate}`) },
        ]}
      />
      <ul>
        {plan.keptFor.map((why) => (
          <li>{t(`privacy.keptFor.${why}`)}</li>
        ))}
        <li>{t('privacy.request.keptAlways')}</li>
      </ul>
      {plan.holdsRole ? (
        <Callout kind="warning" text="privacy.erasure.holdsRole" />
      ) : (
        <ActionButton action={action} label="privacy.request.erase" danger />
      )}
    </Section>
  )
}
