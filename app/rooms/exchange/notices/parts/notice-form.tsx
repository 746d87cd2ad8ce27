import { daysLater } from '../../../../ground/calendar/local-time.ts'
import type { FormState } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Radios, Select } from '../../../../ground/ui/choices.tsx'
import { Combobox } from '../../../../ground/ui/combobox.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Form } from '../../../../ground/ui/form.tsx'
import { Page } from '../../../../ground/ui/page.tsx'
import type { Kind } from '../../kinds/forms.ts'
import { sideOf } from '../../kinds/reads.ts'
import type { Side } from '../../kinds/rules.ts'
import { useCrumbs } from '../../parts/crumbs.ts'
import type { Notice } from '../reads.ts'
import type { Beginning } from './notice-beginning.ts'

type Props = Beginning & {
  kind: Kind
  side: Side
  form: FormState
  team: boolean
  notice: Notice | undefined
  today: string
}

/** The form of a need or an offer: what every notice says, around what this kind asks. */
export function NoticePage(shown: Props) {
  const { kind, side, form, team, notice, today, towns, of } = shown
  const { t } = useTexts()
  const one = sideOf(kind, side)
  const { Fields } = one
  const answers = { ...notice?.shown, ...of?.reserved }
  return (
    <Page
      heading={notice ? 'exchange.notice.edit' : one.label}
      lead={notice ? undefined : kind.lead}
      crumbs={useCrumbs(kind)}
      width="reading"
    >
      {!team && <Callout text="exchange.notice.willLook" />}
      <Form {...form} submit={notice ? 'exchange.notice.saveChange' : 'exchange.notice.publish'}>
        {!notice && <Whose {...shown} />}
        <Field
          name="title"
          label="exchange.notice.title"
          hint="exchange.notice.titleHint"
          required
          maxlength={120}
          value={notice?.title}
        />
        <Fields values={{ ...answers, ...form.values }} municipalities={towns} />
        <Where {...shown} />
        {one.places && (
          <Field
            name="places"
            type="number"
            min={1}
            label={one.places}
            value={notice?.places ?? 1}
            required
          />
        )}
        <div class="field-row">
          <Field name="fromOn" type="date" label="exchange.notice.fromOn" value={notice?.fromOn} />
          <Field
            name="untilOn"
            type="date"
            label="exchange.notice.untilOn"
            hint="exchange.notice.untilHint"
            value={notice?.untilOn ?? daysLater(today, one.lastsDays)}
          />
        </div>
        <Radios
          name="visibility"
          label="exchange.notice.visibility.label"
          required
          value={notice?.visibility ?? one.visibilities[0]}
          options={one.visibilities.map((value) => ({
            value,
            label: t(`exchange.notice.visibility.${value}`),
          }))}
        />
        <div class="field-row">
          <Field
            name="email"
            type="email"
            label="exchange.notice.email"
            hint="exchange.notice.contactHint"
            value={of?.email}
          />
          <Field name="phone" type="tel" label="exchange.notice.phone" value={of?.phone} />
        </div>
      </Form>
    </Page>
  )
}

/** For whom: whoever works here writes for somebody, a partner for its organisation, anyone else for themselves. */
function Whose({ kind, side, team, organisations, person, found, form }: Props) {
  const below = useBelow()
  const { by } = sideOf(kind, side)
  const searching = form.searching?.name
  if (team)
    return (
      <>
        {by.includes('person') && (
          <Combobox
            name="personId"
            label="exchange.notice.person"
            required={!by.includes('organisation')}
            hint="exchange.notice.personHint"
            search={below('/people/search')}
            value={person ? [person] : []}
            found={searching === 'personId' ? found : []}
          />
        )}
        {by.includes('organisation') && (
          <Combobox
            name="organisationId"
            label="exchange.notice.organisation"
            search={below('/organisations/search')}
            value={[]}
            found={searching === 'organisationId' ? found : []}
          />
        )}
      </>
    )
  if (!by.includes('organisation') || organisations.length === 0) return null
  return (
    <Select
      name="organisationId"
      label="exchange.notice.organisation"
      blank={by.includes('person') ? 'exchange.notice.myself' : false}
      options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

function Where({ towns, notice, team, found, form }: Props) {
  const below = useBelow()
  return (
    <>
      <Select
        name="istatCode"
        label="exchange.notice.municipality"
        blank="exchange.notice.anywhere"
        value={notice?.istatCode}
        options={towns}
      />
      {team && (
        <Combobox
          name="placeId"
          label="exchange.notice.place"
          search={below('/places/search')}
          value={notice?.placeId && notice.place ? [{ value: notice.placeId, label: notice.place }] : []}
          found={form.searching?.name === 'placeId' ? found : []}
        />
      )}
    </>
  )
}
