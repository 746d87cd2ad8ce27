import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Checkbox } from '../../../../ground/ui/choices.tsx'
import { Combobox, type Found } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import type { Hindrance, Kind } from '../../kinds/forms.ts'
import type { Match } from '../../matches/reads.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import { ReasonList } from '../../parts/reasons.tsx'
import type { Agreement } from '../reads.ts'

type Side = 'needPersonId' | 'needOrganisationId' | 'offerPersonId' | 'offerOrganisationId' | 'placeId'
type Props = {
  kind: Kind
  match?: Match | undefined
  agreement?: Agreement | undefined
  words?: Record<string, unknown> | undefined
  found?: readonly Found[] | undefined
  hindrances?: readonly Hindrance[] | undefined
  form: FormState
  sides: readonly Side[]
  today: string
}

/** What is agreed: of a match, of what runs already, or said anew. */
export function AgreementFormPage(shown: Props) {
  const { kind, match, agreement, words, hindrances = [], form, today } = shown
  const { t } = useTexts()
  const { Fields } = kind.agreement
  const asks = hindrances.length > 0 && hindrances.every((one) => one.asks)
  return (
    <Page
      heading={agreement ? 'exchange.agreement.change' : kind.agreement.label}
      {...(match && { lead: ['exchange.match.pair', { need: match.need, offer: match.offer }] as const })}
      crumbs={useCrumbs(kind)}
      width="reading"
    >
      {hindrances.length > 0 && (
        <Callout kind="warning" heading="exchange.agree.against" alert>
          <ReasonList reasons={hindrances.map(({ reason }) => reason)} />
        </Callout>
      )}
      <Form {...form} submit={agreement ? 'exchange.agreement.save' : 'exchange.agree.save'}>
        <Field
          name="title"
          label="exchange.agreement.title"
          hint="exchange.agreement.titleHint"
          required
          maxlength={120}
          value={agreement?.title ?? match?.offer}
        />
        {!match && !agreement && <Sides {...shown} />}
        <div class="field-row">
          <Field
            name="startsOn"
            type="date"
            label="exchange.agreement.startsOn"
            value={agreement ? agreement.startsOn : today}
          />
          <Field name="endsOn" type="date" label="exchange.agreement.endsOn" value={agreement?.endsOn} />
        </div>
        <Fields values={{ ...agreement?.terms, ...words, ...form.values }} />
        {asks && <Checkbox name="anyway" label="exchange.agree.anyway" />}
      </Form>
      {!agreement && kind.agreement.circle && <p class="hint">{t('exchange.agree.circle')}</p>}
    </Page>
  )
}

/** Who is in it, where no match says so. */
function Sides({ kind, sides, found = [], form }: Props) {
  const below = useBelow()
  const label = (side: Side) => {
    if (side === 'placeId') return 'exchange.notice.place' as const
    return side.startsWith('need') ? kind.agreement.needParty : kind.agreement.offerParty
  }
  const { t } = useTexts()
  return (
    <>
      {sides.map((side) => {
        const body = side.endsWith('OrganisationId')
        const where =
          side === 'placeId' ? '/places/search' : body ? '/organisations/search' : '/people/search'
        return (
          <Combobox
            name={side}
            label={body ? { said: t('exchange.agree.orBody', { party: t(label(side)) }) } : label(side)}
            search={below(where)}
            value={[]}
            found={form.searching?.name === side ? found : []}
          />
        )
      })}
    </>
  )
}
